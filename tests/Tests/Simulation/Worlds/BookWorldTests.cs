using Plimsoll.Simulation.Worlds;

namespace Plimsoll.Tests.Simulation.Worlds;

/// <summary>
/// That a made market behaves like one: bounds are wide enough for any seed, narrow enough to mean it.
/// </summary>
public sealed class BookWorldTests
{
    public static TheoryData<string, int> Worlds => new()
    {
        { "calm", 60 }, { "busy", 10 }, { "toxic", 40 },
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Read_Preset_NeverCrossedSeldomOneSided(string name, int minutes)
    {
        var tape = WorldTape.Read(WorldParameters.Find(name)!, minutes);

        Assert.Equal(0, tape.CrossedCount);
        Assert.All(tape.Spreads, spread => Assert.True(spread > 0));
        Assert.True(tape.OneSidedCount * 1_000L <= tape.UpdateCount, $"{tape.OneSidedCount} of {tape.UpdateCount}");
        Assert.InRange(tape.Spreads.Average(), 1, 40);
        Assert.True(tape.Trades.Count > 10 * minutes, $"{tape.Trades.Count} trades");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {tape.EventCount} events, {tape.UpdateCount} updates, {tape.Trades.Count} trades, spread " +
            $"{tape.Spreads.Average():0.00}, one-sided {tape.OneSidedCount}, minute volatility " +
            $"{MinuteVolatility(tape):0.0} " +
            $"against value {ValueVolatility(tape):0.0} ticks, sign correlation {SignCorrelation(tape):0.000}, " +
            $"markout 1 s {Markout(tape, 1).Mean:0.00}, 5 s {Markout(tape, 5).Mean:0.00}, 30 s " +
            $"{Markout(tape, 30).Mean:0.00} ticks");
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Read_Preset_PriceMovesAsTheHiddenValueDoes(string name, int minutes)
    {
        var tape = WorldTape.Read(WorldParameters.Find(name)! with { Seed = 5 }, minutes);

        Assert.InRange(MinuteVolatility(tape) / ValueVolatility(tape), 0.6, 1.6);
        var wrong = tape.Values.Select((value, i) =>
            Math.Abs(tape.MidAt(WorldTape.StartNs + ((i + 1) * WorldTape.SecondNs)) - value)).Average();
        Assert.InRange(wrong, 0, 25);
    }

    [Theory]
    [InlineData("calm", 60)]
    [InlineData("busy", 10)]
    [InlineData("toxic", 40)]
    public void Read_InformedFlow_TradesComeInRunsAndPricesFollowThem(string name, int minutes)
    {
        var tape = WorldTape.Read(WorldParameters.Find(name)! with { Seed = 3 }, minutes);

        Assert.True(SignCorrelation(tape) > 0.08, $"correlation of signs {SignCorrelation(tape)}");
        foreach (var seconds in new[] { 1, 5, 30 })
        {
            var (mean, error) = Markout(tape, seconds);
            Assert.True(mean > 2 * error, $"after {seconds} s: {mean} +- {error}");
        }
    }

    [Fact]
    public void Read_NoInformedFlow_SignsAreIndependent()
    {
        var tape = WorldTape.Read(WorldParameters.Busy with { InformedPerSecond = 0, JumpsPerSecond = 0 }, 15);

        // One market order may trade several times; counted once it has a sign that knows nothing of the last one.
        Assert.InRange(SignCorrelation(tape), -0.03, 0.03);
    }

    [Fact]
    public void Read_MoreInformedFlow_CostsQuotersMore()
    {
        var few = WorldTape.Read(WorldParameters.Toxic with { InformedPerSecond = 0.2 }, 40);
        var many = WorldTape.Read(WorldParameters.Toxic, 40);

        Assert.True(Markout(many, 5).Mean > Markout(few, 5).Mean,
            $"{Markout(many, 5).Mean} against {Markout(few, 5).Mean}");
    }

    /// <summary>Standard deviation of the change of the middle price over a minute, in ticks.</summary>
    private static double MinuteVolatility(WorldTape tape)
    {
        var minutes = (int)((tape.Mids[^1].TimeNs - WorldTape.StartNs) / (60 * WorldTape.SecondNs));
        var mids = Enumerable.Range(0, minutes + 1)
            .Select(i => tape.MidAt(WorldTape.StartNs + (i * 60 * WorldTape.SecondNs))).ToArray();
        return Deviation(mids);
    }

    private static double ValueVolatility(WorldTape tape) =>
        Deviation([.. tape.Values.Where((_, i) => i % 60 == 0)]);

    private static double Deviation(double[] path)
    {
        var changes = path.Skip(1).Select((value, i) => value - path[i]).ToArray();
        return Math.Sqrt(changes.Sum(change => change * change) / changes.Length);
    }

    /// <summary>Correlation of the sign of an aggressor with that of the next one.</summary>
    private static double SignCorrelation(WorldTape tape)
    {
        var signs = tape.Trades.GroupBy(trade => trade.TimeNs)
            .Select(group => group.First().BuyerIsMaker == 1 ? -1.0 : 1.0).ToArray();
        var mean = signs.Average();
        var variance = signs.Sum(sign => (sign - mean) * (sign - mean));
        return signs.Skip(1).Select((sign, i) => (sign - mean) * (signs[i] - mean)).Sum() / variance;
    }

    /// <summary>
    /// By how many ticks the middle price after some seconds is beyond that before the trade, in the direction of the
    /// aggressor: mean and its standard error.
    /// </summary>
    private static (double Mean, double Error) Markout(WorldTape tape, int seconds)
    {
        var moves = tape.Trades.GroupBy(trade => trade.TimeNs).Select(group =>
        {
            var sign = group.First().BuyerIsMaker == 1 ? -1 : 1;
            return sign * (tape.MidAt(group.Key + (seconds * WorldTape.SecondNs)) - tape.MidBefore(group.Key));
        }).ToArray();
        var mean = moves.Average();
        return (mean, Math.Sqrt(moves.Sum(move => (move - mean) * (move - mean)) / moves.Length / moves.Length));
    }
}
