using System.Globalization;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>What the venue of one start got, as it wrote down itself.</summary>
internal sealed class WitnessLog
{
    private const string Sent = "sent ";
    private const string Repeated = "repeated ";
    private readonly List<string> commands = [];

    private WitnessLog()
    {
    }

    /// <summary>How many of them only brought the venue back to where it stood.</summary>
    public int RepeatedCount { get; private set; }

    public int Count => commands.Count;

    public static WitnessLog Read(string file)
    {
        var log = new WitnessLog();
        if (!File.Exists(file))
        {
            return log;
        }

        var text = File.ReadAllText(file);
        // A killed process may leave a part of its last line: that command was on its way and counts as well.
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            log.Add(lines[i]);
        }

        if (lines[^1].StartsWith(Sent, StringComparison.Ordinal))
        {
            log.commands.Add(lines[^1][Sent.Length..]);
        }

        return log;
    }

    /// <summary>
    /// Asserts that the journal holds every command that the venue got, byte for byte, from the first on, in order.
    /// </summary>
    public void RequireIn(IReadOnlyList<string> journal)
    {
        Assert.True(
            Count <= journal.Count, $"the venue got {Count} commands, and the journal holds {journal.Count}");
        for (var i = 0; i < Count; i++)
        {
            var isSame = i == Count - 1
                ? journal[i].StartsWith(commands[i], StringComparison.Ordinal)
                : journal[i] == commands[i];
            Assert.True(isSame, string.Create(
                CultureInfo.InvariantCulture,
                $"command {i} is {commands[i]} at the venue and {journal[i]} in the journal"));
        }
    }

    private void Add(string line)
    {
        if (line.StartsWith(Repeated, StringComparison.Ordinal))
        {
            Assert.True(RepeatedCount == Count, "a command is repeated behind one that was sent");
            commands.Add(line[Repeated.Length..]);
            RepeatedCount++;
            return;
        }

        Assert.StartsWith(Sent, line, StringComparison.Ordinal);
        commands.Add(line[Sent.Length..]);
    }
}
