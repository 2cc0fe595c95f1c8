using Plimsoll.Model.Ids;

namespace Plimsoll.Tests.Model.Ids;

public sealed class InstrumentIdTests
{
    [Theory]
    [InlineData("BTCUSDT.BINANCE", "BTCUSDT", "BINANCE")]
    [InlineData("btcusdt.binance", "BTCUSDT", "BINANCE")]
    [InlineData("BRK.B.XNYS", "BRK.B", "XNYS")]
    [InlineData("BTC-PERP.FTX", "BTC-PERP", "FTX")]
    [InlineData("^SPX.CBOE", "^SPX", "CBOE")]
    public void TryParse_Name_IsDividedAtTheLastDot(string text, string symbol, string venue)
    {
        Assert.True(InstrumentId.TryParse(text, out var id));
        Assert.Equal(symbol, id.Symbol);
        Assert.Equal(venue, id.Venue);
        Assert.Equal($"{symbol}.{venue}", id.ToString());
        Assert.Equal(id, InstrumentId.Parse(id.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("BTCUSDT")]
    [InlineData(".BINANCE")]
    [InlineData("BTCUSDT.")]
    [InlineData("BTC/USDT.BINANCE")]
    [InlineData("..\\x.BINANCE")]
    [InlineData("../etc.BINANCE")]
    [InlineData("BTC USDT.BINANCE")]
    public void TryParse_NoName_IsFalse(string? text)
    {
        Assert.False(InstrumentId.TryParse(text, out var id));
        Assert.Equal(default, id);
        Assert.Throws<ArgumentException>(() => InstrumentId.Parse(text!));
    }
}
