using System.Globalization;
using System.Text;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Orders;
using Plimsoll.Tests.Kernel.Books;

namespace Plimsoll.Tests.Data.Feeds;

/// <summary>
/// A random recording with what the book truly was after each update: a snapshot at the start and now and then, each a
/// few updates late, as an answer to a request is.
/// </summary>
internal sealed class RandomFeed
{
    private const long StartMs = 1_700_000_000_000;
    private readonly Random random;
    private readonly bool isFutures;
    private readonly NaiveBook book = new();
    private readonly Queue<(int At, string Text)> answers = new();

    public RandomFeed(int seed, int updates, bool isFutures)
    {
        random = new Random(seed);
        this.isFutures = isFutures;
        for (var i = 0; i < 20; i++)
        {
            book.Set(OrderSide.Buy, 9_999 - i, 1 + i);
            book.Set(OrderSide.Sell, 10_001 + i, 2 + i);
        }

        long id = 1_000;
        for (var i = 0; i < updates; i++)
        {
            if (i % 50 == 0)
            {
                answers.Enqueue((i + random.Next(4), Snapshot(i, id)));
            }

            Lines.Add(Update(i, ref id));
            Truth.Add(id, (Levels(OrderSide.Buy), Levels(OrderSide.Sell)));
            while (answers.TryPeek(out var answer) && answer.At <= i)
            {
                Lines.Add(answers.Dequeue().Text);
            }
        }
    }

    public List<string> Lines { get; } = [];

    /// <summary>Both sides by the number of the update.</summary>
    public Dictionary<long, (PriceLevel[] Bids, PriceLevel[] Asks)> Truth { get; } = [];

    public string Text() => string.Join('\n', Lines) + "\n";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Price(long ticks) => (ticks / 100m).ToString(CultureInfo.InvariantCulture);

    private PriceLevel[] Levels(OrderSide side) => book.Depth(side, int.MaxValue);

    private string Snapshot(int at, long id)
    {
        Truth.TryAdd(id, (Levels(OrderSide.Buy), Levels(OrderSide.Sell)));
        return Invariant($"{StartMs + (at * 100L) + 40}000000 {{\"lastUpdateId\":{id},")
            + Invariant($"\"bids\":[{Text(OrderSide.Buy)}],")
            + $"\"asks\":[{Text(OrderSide.Sell)}]}}";
    }

    private string Text(OrderSide side) => string.Join(
        ',', Levels(side).Select(level => Invariant($"[\"{Price(level.PriceTicks)}\",\"{level.QuantityLots}\"]")));

    private string Update(int at, ref long id)
    {
        var before = id;
        var first = id + 1 + (isFutures ? random.Next(3) : 0);
        id = first + random.Next(5);
        var bids = new StringBuilder();
        var asks = new StringBuilder();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var side = (OrderSide)random.Next(2);
            var price = side == OrderSide.Buy ? 9_999 - random.Next(40) : 10_001 + random.Next(40);
            var lots = random.Next(3) == 0 ? 0 : random.Next(1, 100);
            book.Set(side, price, lots);
            var text = side == OrderSide.Buy ? bids : asks;
            text.Append(text.Length > 0 ? "," : "").Append(Invariant($"[\"{Price(price)}\",\"{lots}.000\"]"));
        }

        var previous = isFutures ? Invariant($",\"pu\":{before}") : "";
        return Invariant($"{StartMs + (at * 100L) + 5}000000 {{\"data\":{{\"e\":\"depthUpdate\",")
            + Invariant($"\"E\":{StartMs + (at * 100L)},\"s\":\"COINUSDT\",\"U\":{first},\"u\":{id}{previous},")
            + $"\"b\":[{bids}],\"a\":[{asks}]}}}}";
    }
}
