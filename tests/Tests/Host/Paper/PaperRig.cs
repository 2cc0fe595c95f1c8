using System.Globalization;
using System.Text.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Tests.Host.Commands;

namespace Plimsoll.Tests.Host.Paper;

/// <summary>Paper runs inside the test, as fast as possible, with a strategy that goes in and out.</summary>
internal sealed class PaperRig : IDisposable
{
    /// <summary>Holds a position with a stop resting below it for 30 of 40 minutes, and is flat at the end.</summary>
    public const string StopHolder = """
        using Plimsoll.Host;
        using Plimsoll.Kernel.Strategies;
        using Plimsoll.Model.Ids;
        using Plimsoll.Model.Orders;
        using Plimsoll.Model.Values;

        public sealed class StopHolder : Strategy
        {
            private int bars;

            public override void OnBar(in BarUpdate bar)
            {
                var minute = bars++ % 40;
                if (minute == 5 && bars < 1400)
                {
                    Note("minute", minute);
                    EnterLong(bar.Instrument, "in");
                }
                else if (minute == 7 && !IsFlat(bar.Instrument) && WorkingOrderCount(bar.Instrument) == 0)
                {
                    Submit(new OrderRequest
                    {
                        Instrument = bar.Instrument, Side = OrderSide.Sell, Type = OrderType.Stop,
                        StopPrice = PriceOf(bar.Instrument, bar.Close * 0.5),
                        Quantity = Quantity.FromLots(PositionLots(bar.Instrument)), IsReduceOnly = true,
                        Reason = "stop",
                    });
                }
                else if (minute == 35)
                {
                    CancelAll(bar.Instrument);
                    Exit(bar.Instrument, "out");
                }
            }
        }
        """;

    private readonly string[] market;

    public PaperRig()
    {
        Strategies = Strategy = Commands.Write("StopHolder.cs", StopHolder);
        market =
        [
            "--instrument", "DEMO.SYNTH", "--period", "1m", "--catalog", Commands.In("data"),
            "--fees", "bps:10", "--sizing", "percent:10",
        ];
        Commands.Run(
            ExitCode.Ok, "data", "synth", "--instrument", "DEMO.SYNTH", "--to", "2024-01-02", "--catalog",
            Commands.In("data"));
    }

    public CommandRig Commands { get; } = new();

    public string Strategy { get; }

    /// <summary>What runs; several are divided by commas.</summary>
    public string Strategies { get; set; }

    public string Journal => Commands.In("run/journal");

    public void Dispose() => Commands.Dispose();

    public string Run(ExitCode expected, params string[] more) => Commands.Run(
        expected, ["paper", "run", "--run-folder", Commands.In("run"), "--pace", "fast", "--strategy", Strategies,
            .. market, .. more]);

    public JsonElement Status() =>
        JsonDocument.Parse(File.ReadAllText(Commands.In("run/status.json"))).RootElement.Clone();

    /// <summary>The records of a kind without their numbers and places.</summary>
    public string Records(string kind, string? journal = null) => string.Join('\n', Commands.Run(
        ExitCode.Ok, "journal", "cat", journal ?? Journal, "--kind", kind).Split('\n').Select(line =>
        {
            var place = line.IndexOf(kind, StringComparison.Ordinal);
            return place < 0 ? "" : line[place..];
        }).Where(static line => line.Length > 0));

    /// <summary>What operators and evidence did, in order: number and word of each action.</summary>
    public string[] Actions() => [.. Records("operator").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(
        static line =>
        {
            using var document = JsonDocument.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..]);
            var root = document.RootElement;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{root.GetProperty("number").GetInt64()} {root.GetProperty("action").GetString()} "
                + $"{root.GetProperty("level").GetString()}").TrimEnd();
        })];

    /// <summary>The bytes of the journal, by file.</summary>
    public SortedDictionary<string, byte[]> Image() => new(
        Directory.GetFiles(Journal, "*.journal*").ToDictionary(static path => path, File.ReadAllBytes),
        StringComparer.Ordinal);

    /// <summary>What a crash leaves: the bytes up to a place, and nothing behind it.</summary>
    public void Cut(SortedDictionary<string, byte[]> image, double share)
    {
        foreach (var stray in Directory.GetFiles(Journal))
        {
            File.Delete(stray);
        }

        var left = (long)(image.Values.Sum(static one => (long)one.Length) * share);
        foreach (var (path, content) in image)
        {
            var kept = (int)Math.Min(left, content.Length);
            left -= kept;
            if (kept > 0)
            {
                File.WriteAllBytes(path, content[..kept]);
            }
        }
    }

    /// <summary>Whether a replay of the journal gives the same, and the journal is sound.</summary>
    public void AssertReplays()
    {
        var replayed = Commands.Json(ExitCode.Ok, "replay", Journal, "--strategy", Strategies);
        Assert.True(replayed.GetProperty("isIdentical").GetBoolean());
        Commands.Run(ExitCode.Ok, "journal", "verify", Journal);
    }
}
