/// Given and family names of the kinds met in Britain and Ireland, by where they come from. The people are invented:
/// given and family names are drawn apart.
struct NamePool: Sendable {
  let weight: Int
  let given: [String]
  let family: [String]

  private init(_ weight: Int, _ given: String, _ family: String) {
    self.weight = weight
    self.given = given.split(separator: " ").map(String.init)
    self.family = family.split(separator: " ").map { $0.replacingUnderscores }
  }

  static let all = [
    british, irish, indian, pakistani, nigerian, ghanaian, polish, romanian, chinese, iberian, french, turkish, german,
  ]
  static let weights = all.map(\.weight)

  /// Most of those who live in that country; `nil` where every sort is met.
  static func most(of country: String) -> NamePool? {
    switch country {
    case "DE": german
    case "FR": french
    default: nil
    }
  }

  private static let british = NamePool(
    430,
    """
    Oliver Jack Harry George Thomas James William Daniel Samuel Joseph Benjamin Matthew Luke Adam Ryan Callum Lewis \
    Jamie Connor Alexander Edward Robert Stephen Andrew Paul Mark Simon Gareth Rhys Owen Huw Ewan Hamish Fraser \
    Gregor Stuart Craig Neil Martin Peter David Richard Michael Christopher Jonathan Nicholas Dominic Toby Elliot \
    Amelia Olivia Emily Isla Ava Jessica Sophie Grace Lucy Hannah Charlotte Chloe Megan Bethany Eleanor Rebecca \
    Rachel Sarah Emma Laura Katie Holly Abigail Zoe Molly Alice Helen Louise Claire Joanne Nicola Alison Fiona \
    Catriona Kirsty Morag Rhiannon Cerys Sian Bronwen Victoria Harriet Georgina Imogen Rosie Poppy Tamsin Heather
    """,
    """
    Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green \
    Hall Wood Jackson Clarke Harris Clark Turner Hill Cooper Morris Moore Ward Watson Baker Harrison Morgan Patterson \
    Allen James Scott Phillips Parker Bennett Cook Bailey Shaw Kelly Collins Murphy Richardson Cox Marshall Simpson \
    Foster Chapman Hughes Price Bell Gray Webb Hunt Palmer Holmes Mills Rogers Barnes Knight Matthews Butler Fisher \
    Pearson Dixon Lloyd Fletcher Reynolds Harvey Payne Ellis Ford Lawson Burton Ashworth Hargreaves Fairclough \
    Entwistle Campbell Stewart Macdonald Fraser Ross Sinclair Drummond Kerr Pryce Gwynne Bowen Rees Penrose Trelawny
    """)
  private static let irish = NamePool(
    130,
    """
    Conor Sean Cian Oisin Darragh Fionn Eoin Padraig Declan Brendan Ciaran Diarmuid Liam Cathal Ronan Niall Donal \
    Aoife Saoirse Niamh Ciara Roisin Sinead Orla Caoimhe Grainne Maeve Deirdre Clodagh Aisling Eimear Siobhan Mairead
    """,
    """
    O'Brien O'Connor Byrne Ryan O'Sullivan Walsh Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn \
    McLoughlin \
    Carroll Connolly Daly Nolan Brennan Dunne Fitzgerald Kavanagh Burke Power Hogan Maguire Hayes Keane Sheridan Molloy
    """)
  private static let indian = NamePool(
    130,
    """
    Arjun Rohan Vikram Sanjay Rahul Aditya Karan Nikhil Anil Suresh Rajesh Harpreet Gurdeep Manish Deepak Varun Ashok \
    Priya Ananya Kavita Neha Pooja Sunita Meera Anjali Divya Shreya Lakshmi Jasleen Simran Radhika Nisha Swati Aarti
    """,
    """
    Patel Shah Singh Kaur Sharma Gupta Mehta Desai Reddy Iyer Nair Rao Kapoor Malhotra Joshi Chaudhary Bhatt Menon \
    Banerjee Mukherjee Verma Agarwal Pillai Gill Dhillon Sandhu Kulkarni Trivedi Parekh Solanki
    """)
  private static let pakistani = NamePool(
    70,
    """
    Imran Bilal Usman Hamza Faisal Tariq Zain Kamran Asif Yusuf Ibrahim Omar Rashid Nadeem \
    Aisha Fatima Zainab Sana Mariam Hina Nadia Rabia Samina Yasmin Farah Iqra Khadija
    """,
    """
    Khan Ahmed Hussain Ali Malik Iqbal Akhtar Mahmood Butt Chaudhry Sheikh Mirza Qureshi Siddiqui Raja Begum Rahman \
    Miah Uddin Choudhury
    """)
  private static let nigerian = NamePool(
    65,
    """
    Chidi Emeka Tunde Segun Femi Kelechi Obinna Babatunde Ikenna Uche Dayo Kunle Chukwuma Tobi \
    Ngozi Adaeze Funmi Chioma Temitope Yewande Folake Ifeoma Amaka Bukola Titilayo Chiamaka Simisola
    """,
    """
    Okafor Adeyemi Okonkwo Balogun Eze Adebayo Nwosu Ogunleye Obi Afolabi Ibekwe Oladipo Onyeka Akinola Uzor Olatunji \
    Nnamdi Fashola Chukwu Ojo
    """)
  private static let ghanaian = NamePool(
    25, "Kwame Kofi Yaw Kojo Nana Ama Akosua Abena Efua Esi Adwoa",
    "Mensah Owusu Boateng Asante Osei Appiah Addo Agyeman Darko Ofori")
  private static let polish = NamePool(
    60,
    """
    Piotr Tomasz Krzysztof Marcin Pawel Michal Jakub Lukasz Grzegorz Wojciech Adrian Rafal \
    Agnieszka Katarzyna Magdalena Joanna Monika Ewa Justyna Karolina Natalia Zuzanna Dorota Beata
    """,
    """
    Kowalski Nowak Wisniewski Wojcik Kaminski Lewandowski Zielinski Szymanski Wozniak Dabrowski Kozlowski Jankowski \
    Mazur Krawczyk Pawlak Zajac Sikora Baran Duda Gorski
    """)
  private static let romanian = NamePool(
    25, "Andrei Mihai Alexandru Radu Bogdan Ioana Elena Cristina Raluca Andreea Simona",
    "Popescu Ionescu Dumitru Stan Georgescu Marin Tudor Munteanu Rusu Dobre")
  private static let chinese = NamePool(
    30, "Wei Jun Ming Hao Kai Lin Mei Yan Xin Jing Hui Ying", "Chen Wang Li Zhang Liu Wong Chan Lam Cheung Ho Ng Leung")
  private static let iberian = NamePool(
    30, "Carlos Diego Javier Miguel Tiago Rui Andre Sofia Lucia Ines Marta Carla Beatriz",
    "Garcia Fernandez Lopez Martinez Silva Santos Ferreira Costa Pereira Romero Navarro Almeida")
  private static let french = NamePool(
    20, "Julien Antoine Mathieu Nicolas Camille Manon Elodie Aurelie Celine Chloe",
    "Martin Bernard Dubois Laurent Moreau Lefebvre Girard Fontaine Mercier Da_Costa")
  private static let turkish = NamePool(
    15, "Emre Mehmet Can Burak Murat Elif Zeynep Ayse Selin Deniz",
    "Yilmaz Kaya Demir Celik Sahin Yildiz Aydin Arslan Dogan Ozturk")
  private static let german = NamePool(
    20, "Lukas Felix Jonas Stefan Matthias Tobias Sabine Katrin Anke Lena Johanna Birgit",
    "Schneider Fischer Weber Becker Hoffmann Schulz Koch Richter Wolf Neumann Braun Hartmann")
}

extension Substring {
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
