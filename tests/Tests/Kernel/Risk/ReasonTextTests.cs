using System.Globalization;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Numbers of reasons stay; each has a sentence, and those of the layers a remedy.</summary>
public sealed class ReasonTextTests
{
    [Fact]
    public void Numbers_OfTheLayers_AreTheseForEver()
    {
        var text = string.Join(' ', Enum.GetValues<OrderReason>().Where(static reason => (int)reason >= 70)
            .Select(static reason => string.Create(CultureInfo.InvariantCulture, $"{(int)reason}:{reason}")));
        Assert.Equal(
            "70:KillLatched 71:StrategyKilled 72:InstrumentKilled 73:TradingPaused 74:StrategyPaused 75:InstrumentHeld "
            + "76:StrategyDisabled 80:NotAuthorized 81:AuthorizationTooLow 82:AuthorizationExpired "
            + "83:AuthorizedValueExceeded 84:AuthorizedShareExceeded 85:AuthorizedVolumeExceeded "
            + "86:AuthorizedLossReached 87:AuthorizedStrategiesExceeded 88:AuthorizationInputMissing "
            + "90:InstrumentNotAllowed 91:ShortsForbidden 92:SessionLocked 93:RegimeLocked 94:RegimeUnknown "
            + "100:DailyLossReached 101:WeeklyLossReached 102:DrawdownReached 103:DayDrawdownReached "
            + "104:RapidLossReached 105:ConsecutiveLossesReached 106:FailuresReached 107:ErrorRateReached "
            + "108:EquityUnknown 109:DrawdownThrottled 115:DataStale 116:BookNotOrderly 117:DataValidityLow "
            + "118:DataValidityUnknown 119:ExecutionQualityLow 120:FeedDown 121:JournalFailed "
            + "122:ReconciliationPending 123:ClockSkewed 130:TooManyPositions 131:TooManyInInstrument "
            + "132:InstrumentQuantityReached 133:TooManyEntriesToday 134:DuplicateOrder 135:TooManyUnknownOrders "
            + "136:AddsToLoser 137:AddsBelowProfit 138:AddsTooMuch 139:DayTradesUsedUp 150:GrossExposureReached "
            + "151:NetExposureReached 152:ConcentrationReached 153:GroupExposureReached 154:LeverageReached "
            + "155:ExposureUnknown 156:EquityNotPositive 170:OrderQuantityTooLarge 171:OrderValueTooLarge "
            + "172:PriceBeyondCollar 173:NoCollarReference 174:OrderRateReached 175:RepeatedExecution "
            + "176:TradeRiskTooHigh 177:StopMissing 178:BracketMissing 179:MarketEntryForbidden 180:AggressionReached "
            + "181:PriceWalked 182:MessageRateReached",
            text);
    }

    [Fact]
    public void Text_OfEveryReason_IsOneSentence()
    {
        foreach (var reason in Enum.GetValues<OrderReason>())
        {
            var sentence = OrderReasonText.Sentence(reason);
            Assert.True(sentence.Length > 10 && sentence.EndsWith('.'), $"{reason}: '{sentence}'");
            if ((int)reason >= 70)
            {
                Assert.EndsWith(".", OrderReasonText.Remedy(reason), StringComparison.Ordinal);
                Assert.NotEqual(RiskLayer.None, ReasonLayers.LayerOf(reason));
            }
        }

        Assert.Equal("", OrderReasonText.Sentence((OrderReason)255));
        Assert.Equal("", OrderReasonText.Remedy((OrderReason)255));
    }
}
