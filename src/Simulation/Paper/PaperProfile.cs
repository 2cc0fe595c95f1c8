using System.Globalization;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Simulation.Paper;

/// <summary>
/// How paper trading fills: with chance, delay, slippage, fees and parts as a small account meets them. A backtest
/// takes its slippage, fees and partial fills (<c>--profile paper</c>); the executor takes all of it.
/// </summary>
public sealed record PaperProfile
{
    /// <summary>The defaults: 0.05 to 0.3 % slippage, 0.1 % taker, 0.05 % maker, one order in ten in parts.</summary>
    public static PaperProfile Usual { get; } = new();

    /// <summary>Share of the orders that are not refused by chance, 0 to 1.</summary>
    public double SuccessRate { get; init; } = 0.95;

    /// <summary>Shortest delay in milliseconds; 0 or greater.</summary>
    public int LatencyMinMs { get; init; } = 50;

    /// <summary>Longest delay in milliseconds; not below the shortest.</summary>
    public int LatencyMaxMs { get; init; } = 200;

    /// <summary>Least slippage in percent; 0 or greater.</summary>
    public double SlippageMinPercent { get; init; } = 0.05;

    /// <summary>Largest slippage drawn, in percent; not below the least.</summary>
    public double SlippageMaxPercent { get; init; } = 0.3;

    /// <summary>Fee of taking liquidity, in percent of the executed value.</summary>
    public double TakerFeePercent { get; init; } = 0.1;

    /// <summary>Fee of providing liquidity, in percent of the executed value.</summary>
    public double MakerFeePercent { get; init; } = 0.05;

    /// <summary>Share of the orders that are filled in part at first, 0 to 1.</summary>
    public double PartialFillProbability { get; init; } = 0.10;

    /// <summary>Smallest part filled, above 0.</summary>
    public double FillRatioMin { get; init; } = 0.3;

    /// <summary>Largest part filled, above the smallest, to 1.</summary>
    public double FillRatioMax { get; init; } = 0.9;

    /// <summary>Seed of all draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The fees, for a simulated venue.</summary>
    /// <exception cref="FormatException">A rate has more than 8 decimals of a percent.</exception>
    public FeeSchedule ToFees()
    {
        var text = $"bps:maker={Text(MakerFeePercent * 100)},taker={Text(TakerFeePercent * 100)}";
        return FeeSchedule.TryParse(text, out var fees) ? fees : throw new FormatException($"bad fees '{text}'");
    }

    /// <summary>The slippage, for a simulated venue: drawn for each order, at most 1 %.</summary>
    public SlippageModel Slippage => new(SlippageKind.Draw, SlippageMinPercent)
    {
        DrawMax = SlippageMaxPercent, Cap = 1, Seed = Seed,
    };

    /// <summary>The partial fills, for a simulated venue.</summary>
    public PartialFills Partials => new(PartialFillProbability, FillRatioMin, FillRatioMax, Seed);

    /// <summary>
    /// The usual profile with what ten environment variables change: PAPER_SUCCESS_RATE, PAPER_MIN_LATENCY_MS,
    /// PAPER_MAX_LATENCY_MS, PAPER_MIN_SLIPPAGE_PCT, PAPER_MAX_SLIPPAGE_PCT, PAPER_TAKER_FEE_PCT, PAPER_MAKER_FEE_PCT,
    /// PAPER_PARTIAL_FILL_PROB, PAPER_MIN_FILL_RATIO and PAPER_MAX_FILL_RATIO.
    /// </summary>
    /// <param name="read">Gives the text of a variable, or null.</param>
    /// <exception cref="FormatException">A value is unreadable or out of range; the message names it.</exception>
    public static PaperProfile FromVariables(Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var usual = Usual;
        var profile = new PaperProfile
        {
            SuccessRate = Number(read, "PAPER_SUCCESS_RATE", usual.SuccessRate, 0, 1),
            LatencyMinMs = (int)Number(read, "PAPER_MIN_LATENCY_MS", usual.LatencyMinMs, 0, 600_000),
            LatencyMaxMs = (int)Number(read, "PAPER_MAX_LATENCY_MS", usual.LatencyMaxMs, 0, 600_000),
            SlippageMinPercent = Number(read, "PAPER_MIN_SLIPPAGE_PCT", usual.SlippageMinPercent, 0, 100),
            SlippageMaxPercent = Number(read, "PAPER_MAX_SLIPPAGE_PCT", usual.SlippageMaxPercent, 0, 100),
            TakerFeePercent = Number(read, "PAPER_TAKER_FEE_PCT", usual.TakerFeePercent, -10, 10),
            MakerFeePercent = Number(read, "PAPER_MAKER_FEE_PCT", usual.MakerFeePercent, -10, 10),
            PartialFillProbability = Number(read, "PAPER_PARTIAL_FILL_PROB", usual.PartialFillProbability, 0, 1),
            FillRatioMin = Number(read, "PAPER_MIN_FILL_RATIO", usual.FillRatioMin, 0, 1),
            FillRatioMax = Number(read, "PAPER_MAX_FILL_RATIO", usual.FillRatioMax, 0, 1),
        };
        profile.Check();
        return profile;
    }

    /// <summary>Refuses a profile that contradicts itself.</summary>
    /// <exception cref="FormatException">It does; the message names the values.</exception>
    public void Check()
    {
        Require(LatencyMinMs <= LatencyMaxMs, "PAPER_MIN_LATENCY_MS", LatencyMinMs, "PAPER_MAX_LATENCY_MS",
            LatencyMaxMs);
        Require(SlippageMinPercent <= SlippageMaxPercent, "PAPER_MIN_SLIPPAGE_PCT", SlippageMinPercent,
            "PAPER_MAX_SLIPPAGE_PCT", SlippageMaxPercent);
        Require(FillRatioMin > 0 && FillRatioMin < FillRatioMax, "PAPER_MIN_FILL_RATIO", FillRatioMin,
            "PAPER_MAX_FILL_RATIO", FillRatioMax);
    }

    private static double Number(Func<string, string?> read, string name, double usual, double least, double most)
    {
        var text = read(name);
        return string.IsNullOrWhiteSpace(text) ? usual
            : double.TryParse(
                text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out var value) && value >= least && value <= most
                ? value
                : throw new FormatException($"{name}: '{text}': write a number from {Text(least)} to {Text(most)}");
    }

    private static void Require(bool holds, string first, double least, string second, double most)
    {
        if (!holds)
        {
            throw new FormatException(
                $"{first} is {Text(least)} and {second} is {Text(most)}: the first must be the smaller one");
        }
    }

    private static string Text(double number) =>
        Math.Round(number, 6, MidpointRounding.ToEven).ToString("R", CultureInfo.InvariantCulture);
}
