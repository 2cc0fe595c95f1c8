using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Safety;

/// <summary>The place of the control channel, and how a line is read from it.</summary>
internal static class ControlSocket
{
    public const string Name = "control.sock";
    private const int PathBytesMax = 100;

    /// <summary>The address of the channel of a run.</summary>
    /// <exception cref="CommandException">The path is too long for a socket.</exception>
    public static UnixDomainSocketEndPoint Address(string folder)
    {
        var full = Path.Combine(Path.GetFullPath(folder), Name);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, full);
        var path = Encoding.UTF8.GetByteCount(relative) < Encoding.UTF8.GetByteCount(full) ? relative : full;
        return Encoding.UTF8.GetByteCount(path) <= PathBytesMax
            ? new UnixDomainSocketEndPoint(path)
            : throw CommandException.Usage(
                "the run folder's path is too long for a control socket", full,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"name a folder of at most {PathBytesMax - Name.Length - 1} bytes, or go nearer to it first"));
    }

    public static string PathOf(string folder) => Path.Combine(folder, Name);

    /// <summary>Reads up to the end of a line.</summary>
    /// <returns>The line without its end; null when the other side ended first, was too slow or wrote too
    /// much.</returns>
    public static byte[]? ReadLine(Socket socket, int bytesMax, TimeSpan deadline, TimeProvider clock)
    {
        var begun = clock.GetTimestamp();
        var line = new MemoryStream();
        var buffer = new byte[4_096];
        while (line.Length <= bytesMax)
        {
            var left = deadline - clock.GetElapsedTime(begun);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            socket.ReceiveTimeout = Math.Max(1, (int)left.TotalMilliseconds);
            int count;
            try
            {
                count = socket.Receive(buffer);
            }
            catch (SocketException)
            {
                return null;
            }

            if (count == 0)
            {
                return null;
            }

            var end = Array.IndexOf(buffer, (byte)'\n', 0, count);
            line.Write(buffer, 0, end < 0 ? count : end);
            if (end >= 0)
            {
                return line.Length <= bytesMax ? line.ToArray() : null;
            }
        }

        return null;
    }
}
