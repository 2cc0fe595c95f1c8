using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Plimsoll.Host.Safety.Sources;

/// <summary>
/// A key of a Redis server: any value but an explicit word for "off" kills, an absent key does not. Asked with the two
/// commands of its protocol that this takes, over a connection of its own each time: nothing of an old answer can be
/// left in it. A required key must be there. The password comes from the environment.
/// </summary>
internal sealed class RedisSource : IKillSource
{
    /// <summary>The variable that holds the server's password.</summary>
    public const string PasswordVariable = "PLIMSOLL_KILL_REDIS_PASSWORD";

    private const int PortUsual = 6379;
    private const int ReplyMax = 64 * 1024;
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(2);
    private readonly string host;
    private readonly int port;
    private readonly string key;

    /// <param name="place"><c>HOST:PORT/KEY</c>, the port 6379 when it is left out.</param>
    /// <param name="isRequired">Whether the key must be readable and there.</param>
    /// <param name="level">How far its kill goes.</param>
    /// <exception cref="FormatException">The place cannot be understood.</exception>
    public RedisSource(string place, bool isRequired, KillLevel level)
    {
        var slash = place.IndexOf('/', StringComparison.Ordinal);
        var colon = place.LastIndexOf(':', Math.Max(slash, 0));
        var hostEnd = colon > 0 ? colon : slash;
        if (slash < 1 || slash == place.Length - 1 || hostEnd < 1)
        {
            throw new FormatException($"'{place}': write HOST:PORT/KEY, such as 127.0.0.1:6379/plimsoll:kill");
        }

        host = place[..hostEnd];
        port = colon < 0 ? PortUsual
            : int.TryParse(place[(colon + 1)..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is > 0 and < 65_536 ? number
            : throw new FormatException($"'{place}': the port is a number from 1 to 65535");
        key = place[(slash + 1)..];
        Place = place;
        IsRequired = isRequired;
        Level = level;
    }

    public string Kind => "redis";

    public string Place { get; }

    public bool IsRequired { get; }

    public KillLevel Level { get; }

    public KillReading Read()
    {
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
            {
                SendTimeout = (int)AnswerMax.TotalMilliseconds, ReceiveTimeout = (int)AnswerMax.TotalMilliseconds,
            };
            if (!socket.ConnectAsync(host, port).Wait(AnswerMax))
            {
                throw new IOException("it does not answer");
            }

            using var stream = new NetworkStream(socket);
            if (Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } password)
            {
                Send(stream, "AUTH", password);
                _ = Reply(stream);
            }

            Send(stream, "GET", key);
            var value = Reply(stream);
            return value is null && IsRequired ? throw new IOException("the key is not there")
                : KillWords.OfValue(value);
        }
        catch (Exception cause) when (cause is SocketException
            or AggregateException { InnerException: SocketException })
        {
            throw new IOException((cause.InnerException ?? cause).Message, cause);
        }
    }

    private static void Send(NetworkStream stream, params string[] words)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"*{words.Length}\r\n");
        foreach (var word in words)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <returns>The text of the reply; null when there is no such key.</returns>
    /// <exception cref="IOException">The server refuses, or what it says is no reply.</exception>
    private static string? Reply(NetworkStream stream)
    {
        var line = Line(stream);
        if (line.StartsWith('+'))
        {
            return line[1..];
        }

        if (!line.StartsWith('$') || !int.TryParse(
            line[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length)
            || length > ReplyMax)
        {
            // An error may repeat what was sent, and that may have been a password: its first word is enough.
            throw new IOException("it refuses: " + line.TrimStart('-').Split(' ')[0]);
        }

        if (length < 0)
        {
            return null;
        }

        var bytes = new byte[length + 2];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static string Line(NetworkStream stream)
    {
        var text = new StringBuilder();
        while (text.Length < ReplyMax)
        {
            var one = stream.ReadByte();
            if (one < 0)
            {
                throw new IOException("it ended the connection");
            }

            if (one == '\n')
            {
                return text.ToString().TrimEnd('\r');
            }

            text.Append((char)one);
        }

        throw new IOException("it does not stop talking");
    }
}
