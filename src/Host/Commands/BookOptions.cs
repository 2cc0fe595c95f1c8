using System.CommandLine;
using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Simulation.Worlds;

namespace Plimsoll.Host.Commands;

/// <summary>The options of a backtest on order books.</summary>
internal sealed class BookOptions
{
    public const long MinutesDefault = 30;

    private readonly TextOption data = new(
        "--data", "KIND", "What the run goes over: bars, book (by level), book-orders or quotes.")
    {
        Choices = ["bars", "book", "book-orders", "quotes"],
        DefaultText = "bars",
    };

    private readonly TextOption queue = new(
        "--queue", "MODEL", "Place of orders in queues of books: pessimistic, power:2, log or exact (book-orders).")
    {
        DefaultText = "pessimistic",
    };

    private readonly TextOption latency = new(
        "--latency",
        "MODEL",
        "Delays on books: 5ms, feed=5ms,entry=lognormal:2ms:0.5,answer=1ms, table:1ms:2ms:9ms or recorded:1ms.")
    {
        DefaultText = "none",
    };

    private readonly TextOption latencySeed = new("--latency-seed", "N", "Seed of delays that are drawn.")
    {
        DefaultText = "1",
    };

    private readonly TextOption selfCross = new(
        "--self-cross", "RULE", "Which order goes when two own ones would trade on books: incoming or resting.")
    {
        Choices = ["incoming", "resting"],
        DefaultText = "incoming",
    };

    private readonly Option<bool> compareFills = new("--compare-fills")
    {
        Description = "Make the run on books under four queue models and three latencies and compare them.",
    };

    private readonly TextOption world = new("--world", "NAME", "A made order-book market instead of stored data.")
    {
        Choices = [.. WorldParameters.Presets.Select(static preset => preset.Name)],
    };

    private readonly TextOption worldSeed = new("--world-seed", "N", "Seed of the made market.") { DefaultText = "1" };

    private readonly TextOption minutes = new("--minutes", "N", "Length of the made market.") { DefaultText = "30" };

    public IReadOnlyList<Option> All =>
        [data, queue, latency, latencySeed, selfCross, compareFills, world, worldSeed, minutes];

    /// <summary>Null for a run on bars.</summary>
    /// <exception cref="CommandException">A value cannot be read, or does not go with the others.</exception>
    public BookSettings? Read(ValueReader values)
    {
        var kind = values.Word(data) ?? (values.Text(world) is null ? "bars" : "book");
        if (kind == "bars")
        {
            RequireNone(values);
            return null;
        }

        var rules = new BookRules
        {
            Queue = ReadQueue(values, kind),
            Latency = ReadLatency(values) with { Seed = (ulong)(values.Whole(latencySeed, 0, long.MaxValue) ?? 1) },
            SelfCross = values.Word(selfCross) == "resting" ? SelfCross.CancelResting : SelfCross.CancelIncoming,
            ComparesFills = values.IsSet(compareFills),
        };
        var name = values.Word(world);
        if (name is not null && kind == "quotes")
        {
            throw ValueReader.Refuse(data, kind, "a made market is told as book or book-orders");
        }

        return new BookSettings
        {
            Rules = rules,
            Kind = kind switch
            {
                "book-orders" => SeriesKind.BookOrders,
                "quotes" => SeriesKind.Quotes,
                _ => SeriesKind.BookLevels,
            },
            World = name,
            WorldSeed = (ulong)(values.Whole(worldSeed, 0, long.MaxValue) ?? 1),
            WorldMinutes = values.Whole(minutes, 1, 100_000) ?? MinutesDefault,
        };
    }

    private void RequireNone(ValueReader values)
    {
        foreach (var option in (ReadOnlySpan<TextOption>)[queue, latency, latencySeed, selfCross, world])
        {
            if (values.Text(option) is { } text)
            {
                throw ValueReader.Refuse(option, text, "it is for order books: add --data book");
            }
        }

        if (values.IsSet(compareFills))
        {
            throw CommandException.Usage(
                "bad --compare-fills", "a run on bars", "it is for order books: add --data book");
        }
    }

    private QueueModel ReadQueue(ValueReader values, string kind)
    {
        var text = values.Text(queue) ?? "pessimistic";
        return !QueueModel.TryParse(text, out var model)
            ? throw ValueReader.Refuse(queue, text, "write pessimistic, power:N with N above 0 to 16, log or exact")
            : model.Kind == QueueModelKind.Exact && kind != "book-orders"
            ? throw ValueReader.Refuse(queue, text, "who stands where is known only with --data book-orders")
            : model;
    }

    private LatencySettings ReadLatency(ValueReader values)
    {
        var text = values.Text(latency);
        return text is null ? LatencySettings.None
            : LatencySettings.TryParse(text, out var settings) ? settings
            : throw ValueReader.Refuse(latency, text, "write " + latency.Description);
    }
}
