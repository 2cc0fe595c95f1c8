namespace Plimsoll.Tests.Research.Reports;

/// <summary>What a made-up run looks like.</summary>
internal sealed record SampleShape
{
    public int Seed { get; init; } = 7;

    public int Days { get; init; } = 366;

    public int StepsPerDay { get; init; } = 24;

    public int InstrumentCount { get; init; } = 2;

    public int TradesPerInstrument { get; init; } = 156;

    /// <summary>Expected return of the price a year.</summary>
    public double Drift { get; init; } = 0.25;

    /// <summary>The share of trades that follow what the price will do: the skill of the made-up strategy.</summary>
    public double Foresight { get; init; } = 0.09;

    public decimal FeeShare { get; init; } = 0.0005m;

    public decimal StartCash { get; init; } = 100_000m;

    public string StrategyName { get; init; } = "Trend follower 20/50";

    public string ExitReason { get; init; } = "crossed back";
}
