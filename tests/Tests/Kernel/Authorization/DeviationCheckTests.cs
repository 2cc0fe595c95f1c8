using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;
using static Plimsoll.Tests.Kernel.Authorization.Sample;

namespace Plimsoll.Tests.Kernel.Authorization;

public sealed class DeviationCheckTests
{
    private static readonly TradingFigures Paper = new(Number("0.9"), Number("4"), Number("0.02"));

    [Theory]
    [InlineData("0.9", "4", "0.02", 0)]
    [InlineData("0.8", "6", "0.07", 0)]
    [InlineData("0.8", "6", "-0.03", 0)]
    [InlineData("0.799999999999999999", "4", "0.02", 1)]
    [InlineData("0.9", "6.000000000000000001", "0.02", 1)]
    [InlineData("0.9", "4", "0.070000000000000001", 1)]
    [InlineData("0.9", "4", "-0.030000000000000001", 1)]
    [InlineData("0.1", "60", "0.5", 3)]
    public void Run_BandAroundPaper_EqualityPasses(string rate, string slippage, string gained, int outside)
    {
        var found = DeviationCheck.Run(
            new DeviationBand(), in Paper, new TradingFigures(Number(rate), Number(slippage), Number(gained)));
        Assert.Equal(outside, found.Count);
    }

    [Fact]
    public void Run_FigureMissingOnEitherSide_CountsAsOutside()
    {
        Assert.Equal(3, DeviationCheck.Run(new DeviationBand(), default, in Paper).Count);
        Assert.Equal(3, DeviationCheck.Run(new DeviationBand(), in Paper, default).Count);
        var found = DeviationCheck.Run(new DeviationBand(), in Paper, Paper with { Return = null });
        Assert.Equal(["the return is not known on both sides"], found);
    }

    [Fact]
    public void Run_PaperBetterThanItsPrice_AllowsNoCostAtAll()
    {
        var better = Paper with { SlippageBasisPoints = Number("-2") };
        Assert.Empty(
            DeviationCheck.Run(new DeviationBand(), in better, better with { SlippageBasisPoints = Amount.Zero }));
        Assert.Single(DeviationCheck.Run(new DeviationBand(), in better, Paper));
    }

    [Theory]
    [InlineData(24 * HourNs, false)]
    [InlineData((24 * HourNs) + 1, true)]
    [InlineData(0, false)]
    public void FeedSilence_MoreThanADay_Withdraws(long awayNs, bool isTooLong) =>
        Assert.Equal(isTooLong, FeedSilence.Check(ValidationOnly, NowNs - awayNs, NowNs) is not null);

    [Fact]
    public void FeedSilence_NeverSpoke_Withdraws()
    {
        Assert.Equal("the feed never spoke", FeedSilence.Check(ValidationOnly, null, NowNs));
        Assert.Equal(
            "the feed has been away for 25.5 h, at most 24.0 h is allowed",
            FeedSilence.Check(ValidationOnly, NowNs - (25 * HourNs) - (HourNs / 2), NowNs));
    }

    [Fact]
    public void Words_OfKindsAndCauses_ReadBack()
    {
        foreach (var word in EvidenceKinds.All)
        {
            Assert.True(EvidenceKinds.TryParse(word, out var kind));
            Assert.Equal(word, EvidenceKinds.WordOf(kind));
        }

        foreach (var word in WithdrawalCauses.All)
        {
            Assert.True(WithdrawalCauses.TryParse(word, out var cause));
            Assert.Equal(word, WithdrawalCauses.WordOf(cause));
            Assert.NotEmpty(WithdrawalCauses.SentenceOf(cause));
        }

        Assert.Equal(Enum.GetValues<EvidenceKind>().Length - 1, EvidenceKinds.All.Length);
        Assert.Equal(Enum.GetValues<WithdrawalCause>().Length - 1, WithdrawalCauses.All.Length);
        Assert.False(EvidenceKinds.TryParse("", out _));
        Assert.False(EvidenceKinds.TryParse("Validation", out _));
        Assert.False(WithdrawalCauses.TryParse(null, out _));
    }
}
