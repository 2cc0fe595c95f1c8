namespace Plimsoll.Research.ExecutionQuality;

/// <summary>
/// Slippage of many executions: mean, median and sum, and how many fall into each class of size and of time of day at
/// the exchange. Positive is worse. Undefined figures are null.
/// </summary>
public sealed class SlippageSummary
{
    private static readonly (double Largest, string Name)[] Sizes =
    [
        (50, "Small (1-50)"), (200, "Medium (51-200)"), (500, "Large (201-500)"),
        (double.PositiveInfinity, "Very Large (500+)"),
    ];

    private static readonly (int FromMinute, string Name)[] Times =
    [
        (570, "Market Open"), (600, "Morning"), (690, "Midday"), (840, "Afternoon"), (930, "Market Close"), (960, ""),
    ];

    private readonly ExecutedOrder[] filled;
    private readonly ExchangeClock clock;

    private SlippageSummary(ExecutedOrder[] filled, ExchangeClock clock)
    {
        this.filled = filled;
        this.clock = clock;
        Count = filled.Length;
        var points = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            points[i] = filled[i].SlippageBasisPoints!.Value;
            TotalMoney += filled[i].SlippageMoney!.Value;
        }

        Array.Sort(points);
        var sum = 0.0;
        foreach (var point in points)
        {
            sum += point;
        }

        MeanBasisPoints = Count == 0 ? null : sum / Count;
        MedianBasisPoints = Count == 0 ? null : (points[(Count - 1) / 2] + points[Count / 2]) / 2;
    }

    /// <summary>How many executions there are.</summary>
    public int Count { get; }

    /// <summary>Mean slippage in basis points.</summary>
    public double? MeanBasisPoints { get; }

    /// <summary>Median slippage in basis points; of an even count the mean of the two in the middle.</summary>
    public double? MedianBasisPoints { get; }

    /// <summary>Sum of slippage in money.</summary>
    public double TotalMoney { get; }

    /// <summary>How many by class of size; empty classes are left out.</summary>
    public IReadOnlyDictionary<string, int> BySize =>
        Counted(filled.Select(static one => Sizes.First(size => one.Quantity <= size.Largest).Name));

    /// <summary>
    /// How many by time of day of the regular session at the exchange; executions outside it are left out.
    /// </summary>
    public IReadOnlyDictionary<string, int> ByTime => Counted(filled.Select(one => TimeName(clock, one.TimeNs)));

    /// <summary>Sums up the filled ones among some orders.</summary>
    /// <param name="orders">Orders in any state.</param>
    /// <param name="clock">The exchange's clock.</param>
    public static SlippageSummary Of(IEnumerable<ExecutedOrder> orders, ExchangeClock clock)
    {
        ArgumentNullException.ThrowIfNull(orders);
        ArgumentNullException.ThrowIfNull(clock);
        var filled = new List<ExecutedOrder>();
        foreach (var order in orders)
        {
            if (order.Filled is not null)
            {
                filled.Add(order);
            }
        }

        return new SlippageSummary([.. filled], clock);
    }

    private static SortedDictionary<string, int> Counted(IEnumerable<string> names)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names.Where(static name => name.Length > 0))
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return counts;
    }

    private static string TimeName(ExchangeClock clock, long timeNs)
    {
        var minute = clock.MinuteOfDay(timeNs);
        var name = "";
        foreach (var (from, begins) in Times)
        {
            name = minute >= from ? begins : name;
        }

        return name;
    }
}
