using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>The capital ladder: its stages, what lets a strategy onto it, and what passes or fails a stage.</summary>
public sealed record LadderPlan
{
    /// <summary>The stages, from small to large; at least one.</summary>
    public required IReadOnlyList<LadderStage> Stages { get; init; }

    /// <summary>
    /// Positions that a stage may hold at one time; its budget is so many times its value. 1 or more.
    /// </summary>
    public int PositionsMax { get; init; } = 1;

    /// <summary>
    /// Longest time since the last drill of the kill latch on entry, in nanoseconds; 7 days by default.
    /// </summary>
    public long DrillAgeMaxNs { get; init; } = 7L * 24 * 3_600_000_000_000;

    /// <summary>A stage passes while its net profit is above this share of its budget; -0.02 by default.</summary>
    public Amount ProfitShareMin { get; init; } = Amount.FromAtto(-20_000_000_000_000_000);

    /// <summary>
    /// Deepest fall from the stage's peak as a share of its budget; 0.05 by default; equality passes.
    /// </summary>
    public Amount DrawdownShareMax { get; init; } = Amount.FromAtto(50_000_000_000_000_000);

    /// <summary>How much lower than on paper the fill rate may be; 0.10 by default; equality passes.</summary>
    public Amount FillRateDropMax { get; init; } = Amount.FromAtto(100_000_000_000_000_000);

    /// <summary>How many times the slippage on paper it may be; 1.5 by default; equality passes.</summary>
    public Amount SlippageFactorMax { get; init; } = Amount.FromAtto(1_500_000_000_000_000_000);

    /// <summary>Largest share of orders that end in an error; 0.01 by default; equality passes.</summary>
    public Amount ErrorRateMax { get; init; } = Amount.FromAtto(10_000_000_000_000_000);

    /// <summary>Longest time an order may be in an unknown state, in nanoseconds; 60 s by default.</summary>
    public long UnknownOrderNsMax { get; init; } = 60_000_000_000;

    /// <summary>Whether stages on a simulated venue count as passed. Default: no.</summary>
    public bool AcceptsSimulated { get; init; }

    /// <summary>
    /// The usual ladder: 1, 10 and 100 units of the account's currency, then 1, 2, 5 and 10 percent of equity.
    /// </summary>
    public static LadderPlan Usual { get; } = new()
    {
        Stages =
        [
            new LadderStage("1", Amount.FromUnits(1), 0, 20, 24 * HourNs),
            new LadderStage("10", Amount.FromUnits(10), 0, 50, 72 * HourNs),
            new LadderStage("100", Amount.FromUnits(100), 0, 100, 168 * HourNs),
            new LadderStage("1%", Amount.Zero, 10_000, 100, 168 * HourNs),
            new LadderStage("2%", Amount.Zero, 20_000, 100, 168 * HourNs),
            new LadderStage("5%", Amount.Zero, 50_000, 100, 168 * HourNs),
            new LadderStage("10%", Amount.Zero, 100_000, 100, 168 * HourNs),
        ],
    };

    private const long HourNs = 3_600_000_000_000;
}
