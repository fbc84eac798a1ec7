import Foundation
import Testing

/// Two processes over one PostgreSQL: what one of them knows the other knows.
@Suite(
  .enabled(if: Program.folder != nil, "rightcall was not built beside these tests"),
  .enabled(
    if: ProcessInfo.processInfo.environment["RIGHTCALL_TEST_POSTGRES"] != nil, "run through bin/with-postgres"))
struct SeveralServersTests {
  @Test(.timeLimit(.minutes(10))) func sessionsWaitsAndStopsAreShared() throws {
    let url = try #require(ProcessInfo.processInfo.environment["RIGHTCALL_TEST_POSTGRES"])
    let schema = "s\(UInt64.random(in: .min ... .max))"
    let outcome = try Program.withTemporaryFolder { folder in
      try Data(Self.script.utf8).write(to: folder.appendingPathComponent("two.py"))
      return try Program.run(
        """
        psql -q "\(url)" -c 'CREATE SCHEMA \(schema)'
        export RIGHTCALL_DATABASE="\(url)&options=-csearch_path%3D\(schema)"
        echo "three quiet words" | rightcall account add olive@firm.example --name Olive --role administrator
        python3 two.py
        """, in: folder)
    }
    #expect(outcome.status == 0 && outcome.output.hasSuffix("all is well\n"), "\(outcome.output)")
  }

  private static let script = #"""
    import re, signal, socket, subprocess, urllib.error, urllib.parse, urllib.request

    class Quiet(urllib.request.HTTPRedirectHandler):
      def redirect_request(self, *_): return None

    def free():
      with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]

    class Server:
      def __init__(self, metrics=None):
        self.port = free()
        extra = ["--metrics-port", str(metrics)] if metrics else []
        self.process = subprocess.Popen(["rightcall", "serve", "--port", str(self.port)] + extra,
          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        self.port = int(re.search(r":(\d+)", line.split("//")[1])[1])
      def ask(self, path, fields=None, token=None):
        base = f"http://127.0.0.1:{self.port}"
        request = urllib.request.Request(base + path, urllib.parse.urlencode(fields).encode() if fields else None)
        request.add_header("Origin", base)
        if token: request.add_header("Cookie", f"rightcall-account-{self.port}={token}")
        try:
          answer = urllib.request.build_opener(Quiet).open(request, timeout=60)
        except urllib.error.HTTPError as error:
          answer = error
        return answer.status, answer.headers, answer.read().decode()

    figures = free()
    one, other = Server(figures), Server()
    for server in (one, other):
      assert server.ask("/healthz")[0] == 200 and server.ask("/readyz")[0] == 200
    # Signed in at one, and therefore at the other.
    status, headers, _ = one.ask("/sign-in", {"email": "olive@firm.example", "password": "three quiet words"})
    assert status == 303, status
    token = re.search(r"rightcall-account-\d+=([0-9a-f]{64})", headers["Set-Cookie"])[1]
    status, _, page = other.ask("/account", token=token)
    assert status == 200 and "Olive" in page, status
    assert other.ask("/account", token="0" * 64)[0] == 303
    # Wrong at one, and made to wait at the other.
    wrong = {"email": "nobody@firm.example", "password": "wrong wrong wrong"}
    for number in range(12):
      if one.ask("/sign-in", wrong)[0] == 429: break
    status, _, page = other.ask("/sign-in", wrong)
    assert status == 429, (status, page)
    # Signed out at the other, and therefore at one.
    form = re.search(r'name="form" value="([0-9a-f]{64})"', other.ask("/account", token=token)[2])[1]
    assert other.ask("/sign-out", {"form": form}, token)[0] == 303
    assert one.ask("/account", token=token)[0] == 303
    # Figures are on a port of their own, and nobody is in them.
    text = urllib.request.urlopen(f"http://127.0.0.1:{figures}/metrics", timeout=60).read().decode()
    assert 'rightcall_requests_total{route="/sign-in",method="POST",status="303"} 1' in text, text
    assert "rightcall_store_up 1.0" in text and "olive" not in text and "nobody@" not in text, text
    assert one.ask("/metrics")[0] in (303, 404)
    # Told to stop, they do.
    for server in (one, other):
      server.process.send_signal(signal.SIGTERM)
      out, log = server.process.communicate(timeout=60)
      assert server.process.returncode == 0, (server.process.returncode, log)
      assert "route=/sign-in" in log and "olive" not in log and token not in log, log
      assert log.rstrip().endswith("open=0"), log
    print("all is well")
    """#
}
