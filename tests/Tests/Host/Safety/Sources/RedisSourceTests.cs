using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Safety.Sources;

namespace Plimsoll.Tests.Host.Safety.Sources;

/// <summary>The key's reader against a server that says what a test wants; a real server is asked elsewhere.</summary>
public sealed class RedisSourceTests
{
    [Theory]
    [InlineData("$-1\r\n", false, "")]
    [InlineData("$1\r\n0\r\n", false, "")]
    [InlineData("$8\r\ninactive\r\n", false, "")]
    [InlineData("$4\r\nstop\r\n", true, "stop")]
    [InlineData("$0\r\n\r\n", true, "")]
    [InlineData("$7\r\na\r\nb\r\nc\r\n", true, "a  b  c")]
    public void Read_Value_IsReadAsAWord(string reply, bool isEngaged, string reason)
    {
        using var server = new Server(reply);
        Assert.Equal(
            new KillReading(isEngaged, reason), new RedisSource(server.Place, false, KillLevel.Stop).Read());
        Assert.Equal("*2\r\n$3\r\nGET\r\n$4\r\nkill\r\n", server.Heard);
    }

    [Theory]
    [InlineData("-NOAUTH Authentication required.\r\n", "NOAUTH")]
    [InlineData("-ERR unknown\r\n", "ERR")]
    [InlineData(":1\r\n", ":1")]
    [InlineData("$99999999\r\n", "$99999999")]
    [InlineData("$x\r\n", "refuses")]
    [InlineData("garbage\r\n", "garbage")]
    [InlineData("", "ended")]
    [InlineData("$5\r\nab", "end")]
    public void Read_AnythingElse_CannotBeRead(string reply, string part)
    {
        using var server = new Server(reply);
        var source = new RedisSource(server.Place, false, KillLevel.Stop);
        Assert.Contains(part, Assert.ThrowsAny<IOException>(() => source.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RequiredKeyThatIsNotThere_CannotBeRead()
    {
        using var server = new Server("$-1\r\n");
        Assert.ThrowsAny<IOException>(() => new RedisSource(server.Place, true, KillLevel.Stop).Read());
    }

    [Fact]
    public void Read_NobodyListens_CannotBeRead()
    {
        string place;
        using (var server = new Server("$-1\r\n"))
        {
            place = server.Place;
        }

        Assert.ThrowsAny<IOException>(() => new RedisSource(place, false, KillLevel.Stop).Read());
    }

    private sealed class Server : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Thread thread;

        public Server(string reply)
        {
            listener.Start();
            thread = new Thread(() => Serve(reply)) { IsBackground = true };
            thread.Start();
        }

        public string Heard { get; private set; } = "";

        public string Place => string.Create(
            CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/kill");

        public void Dispose()
        {
            listener.Stop();
            thread.Join(TimeSpan.FromSeconds(5));
        }

        private void Serve(string reply)
        {
            try
            {
                using var caller = listener.AcceptSocket();
                var buffer = new byte[1_024];
                var count = caller.Receive(buffer);
                Heard = Encoding.UTF8.GetString(buffer, 0, count);
                _ = caller.Send(Encoding.UTF8.GetBytes(reply));
                caller.Shutdown(SocketShutdown.Send);
            }
            catch (SocketException ended)
            {
                // The test has had its answer, or wanted none.
                Heard += ended.Message;
            }
        }
    }
}
