using Plimsoll.Research.Campaigns;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Campaigns;

public sealed class CampaignRuleTests
{
    private static readonly CampaignFigure[] Figures =
    [
        Figure("totalReturn", -0.125, 0.25, 0.625), Figure("maxDrawdown", 0.1, 0.2, 0.6), Figure("sharpe"),
    ];

    [Theory]
    [InlineData("total_return>0", "mean(total_return)>0", true)]
    [InlineData("totalReturn >= 0.25", "mean(totalReturn)>=0.25", true)]
    [InlineData("min(totalReturn)>0", "min(totalReturn)>0", false)]
    [InlineData("MIN( total_return ) > -0.2", "min(total_return)>-0.2", true)]
    [InlineData("max(maxDrawdown)<0.5", "max(maxDrawdown)<0.5", false)]
    [InlineData("q3(maxDrawdown)<=0.4", "q3(maxDrawdown)<=0.4", true)]
    [InlineData("sd(maxDrawdown)<1e-3", "sd(maxDrawdown)<0.001", false)]
    [InlineData("count(totalReturn)>=3", "count(totalReturn)>=3", true)]
    [InlineData("sharpe>-100", "mean(sharpe)>-100", false)]
    public void Judge_Rule_ComparesTheStatistic(string text, string words, bool holds)
    {
        Assert.True(CampaignRule.TryParse(text, out var rule));

        var outcome = rule.Judge(Figures);

        Assert.Equal(words, outcome.Rule);
        Assert.Equal(holds, outcome.Holds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("totalReturn")]
    [InlineData(">0")]
    [InlineData("totalReturn>")]
    [InlineData("totalReturn>much")]
    [InlineData("totalReturn>NaN")]
    [InlineData("totalReturn==0")]
    [InlineData("p99(totalReturn)>0")]
    [InlineData("min(totalReturn>0")]
    [InlineData("min()>0")]
    public void TryParse_NoRule_IsRefused(string text)
    {
        Assert.False(CampaignRule.TryParse(text, out var rule));
        Assert.Null(rule);
    }

    [Fact]
    public void Find_UnknownFigure_IsNull()
    {
        Assert.True(CampaignRule.TryParse("profit>0", out var rule));
        Assert.Null(rule.Find(Figures));
        Assert.False(rule.Judge(Figures).Holds);
    }

    private static CampaignFigure Figure(string name, params double[] values)
    {
        double?[] known = [.. values];
        return new CampaignFigure(new ResultMetric { Name = name }, known, Distribution.Of(known));
    }
}
