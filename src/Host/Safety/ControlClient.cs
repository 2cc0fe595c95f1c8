using System.Net.Sockets;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Safety;

/// <summary>Asks a running process.</summary>
internal static class ControlClient
{
    /// <summary>Longer than the process itself waits before its emergency desk takes over.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(30);

    /// <summary>Sends a request and waits for the answer.</summary>
    /// <returns>The answer; null when no process listens in the folder.</returns>
    /// <exception cref="CommandException">It does not answer.</exception>
    public static ControlReply? TryAsk(string folder, ControlRequest request)
    {
        if (!File.Exists(ControlSocket.PathOf(folder)))
        {
            return null;
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(ControlSocket.Address(folder));
        }
        catch (SocketException cause) when (cause.SocketErrorCode == SocketError.ConnectionRefused)
        {
            // A process that was killed leaves its socket behind.
            return null;
        }
        catch (SocketException cause)
        {
            throw new CommandException(
                ExitCode.InputOutput, "the running process cannot be reached", ControlSocket.PathOf(folder),
                cause.Message);
        }

        try
        {
            socket.SendTimeout = (int)AnswerMax.TotalMilliseconds;
            _ = socket.Send(request.ToLine());
            var line = ControlSocket.ReadLine(socket, ControlReply.LineBytesMax, AnswerMax, TimeProvider.System);
            return line is null ? throw NoAnswer(folder) : ControlReply.Parse(line);
        }
        catch (Exception cause) when (cause is SocketException or FormatException)
        {
            throw NoAnswer(folder);
        }
    }

    private static CommandException NoAnswer(string folder) => new(
        ExitCode.InputOutput, "the running process did not answer", folder,
        "look at its alerts and at 'plimsoll paper status'; the signal SIGUSR1 kills too");
}
