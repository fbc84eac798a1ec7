/// Something that will happen on a desk.
struct DeskTask {
  enum Kind: UInt8 {
    case touch, candidateArrives, jobArrives, jobOpens, source, shortlist, ready, sendShortlist, clientDecides,
      chaseClient
    case updateCandidate, interviewAgreed, interviewMoves, interviewEnds, afterInterview, bookAgain, offerComes,
      deliverOffer, candidateDecides
    case resigns, counterMade, counterDecides, warm, fallsThrough, starts, firstMonth, rebateEnds, leaves, contractEnds
    case rebateNear, settles, worries, grumbles
    case contractNearsEnd, extensionDecided, givesNotice, asksRate, payDay, payIsWrong, paperReady, paperIn
    case hold, reopen, holdReviewed, reopenAfterLoss, jobEnds, fill, meet, complains, leavesClient
    case reach, send, reply, ringBack, answer, asks, clientAsks, timesheetDue, timesheet, timesheetIn
    // In the planted worlds alone.
    case watch, watchSilence, watchClient, act, yesHolds, holdDecided, turns
  }

  var at: Int64
  var kind: Kind
  var person: Int = -1
  var job: Int = -1
  var submission: Int = -1
  /// A purpose or phrase, by its number.
  var about: Int = 0
  /// The try, the round, or the version of a meeting.
  var count: Int = 0
  /// Since when: what has been settled after that needs no further try.
  var since: Int64 = 0
  var channel: Channel8 = .none
  /// Equal times keep the order in which they were planned.
  var order: UInt32 = 0
}

/// A channel that a task may leave open.
enum Channel8: UInt8 {
  case none, call, video, meeting, email, sms, whatsapp, linkedin
}

/// The earliest task first: a binary heap.
struct TaskQueue {
  private var heap: [DeskTask] = []
  private var planned: UInt32 = 0

  var next: DeskTask? { heap.first }

  mutating func push(_ task: DeskTask) {
    var task = task
    task.order = planned
    planned &+= 1
    var child = heap.count
    heap.append(task)
    while child > 0 {
      let parent = (child - 1) / 2
      guard TaskQueue.comes(task, before: heap[parent]) else { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = task
  }

  mutating func pop() -> DeskTask? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, TaskQueue.comes(heap[child + 1], before: heap[child]) { child += 1 }
      guard TaskQueue.comes(heap[child], before: last) else { break }
      heap[parent] = heap[child]
      parent = child
    }
    heap[parent] = last
    return first
  }

  private static func comes(_ left: DeskTask, before right: DeskTask) -> Bool {
    left.at != right.at ? left.at < right.at : left.order < right.order
  }
}
