using Plimsoll.Research.Accounts;
using Plimsoll.Tests.Kernel.Ledger;

namespace Plimsoll.Tests.Research.Accounts;

public sealed class StatementReaderTests
{
    private const string Csv = """
        kind,name,quantity,price,fee,fee_asset,execution,time
        balance,USDT,9987.5,,,,,
        position,BTCUSDT.BINANCE,-0.25,,,,,
        execution,BTCUSDT.BINANCE,0.25,50000,12.5,USDT,17,2024-01-01T00:00:01Z
        """;

    private const string Json = """
        {"balances": [{"name": "USDT", "quantity": "9987.5"}],
         "positions": [{"name": "BTCUSDT.BINANCE", "quantity": -0.25}],
         "executions": [{"name": "BTCUSDT.BINANCE", "quantity": 0.25, "price": 50000, "fee": "12.5",
                         "fee_asset": "USDT", "execution": 17, "time": "2024-01-01T00:00:01Z"}]}
        """;

    [Theory]
    [InlineData(Csv)]
    [InlineData(Json)]
    public void Read_BothForms_GiveTheSameStatement(string text)
    {
        var statement = StatementReader.Read(text, "s");

        Assert.Equal(("USDT", Facts.Of("9987.5")), (statement.Balances![0].Asset, statement.Balances[0].Amount));
        Assert.Equal(Facts.Of("-0.25"), Assert.Single(statement.Positions!).Quantity);
        var line = Assert.Single(statement.Executions!);
        Assert.Equal((17, 1_704_067_201_000_000_000), (line.Execution, line.TimeNs));
        Assert.Equal(
            (Facts.Of("0.25"), Facts.Of("50000"), Facts.Of("12.5"), "USDT"),
            (line.Quantity, line.Price, line.Fee, line.FeeAsset));
    }

    [Fact]
    public void Read_ListThatIsLeftOutOrEmpty_IsToldApart()
    {
        Assert.Null(StatementReader.Read("""{"balances": []}""", "s").Positions);
        Assert.Empty(StatementReader.Read("""{"balances": []}""", "s").Balances!);
        Assert.Null(StatementReader.Read("kind,name,quantity\nposition,A.T,1\n", "s").Balances);
    }

    [Theory]
    [InlineData("kind,name\n", "s line 1", "quantity are needed")]
    [InlineData("kind,name,quantity,colour\n", "s line 1", "'colour' is no column")]
    [InlineData("kind,name,quantity\nbalance,USDT\n", "s line 2", "2 cells where 3")]
    [InlineData("kind,name,quantity\nbalance,USDT,ten\n", "s line 2", "quantity 'ten' is no number")]
    [InlineData("kind,name,quantity\nmood,USDT,1\n", "s line 2", "'mood' is no kind")]
    [InlineData("kind,name,quantity\nbalance,,1\n", "s line 2", "the name is missing")]
    [InlineData("kind,name,quantity\nexecution,A.T,1\n", "s line 2", "execution '' is no whole number")]
    [InlineData("""{"executions": [{"name": "A.T", "execution": 1, "quantity": 1}]}""", "s executions[0]", "price ''")]
    [InlineData("""{"executions": [{"name": "A.T", "execution": 1, "time": "noon"}]}""", "s executions[0]", "'noon'")]
    [InlineData("""{"fees": []}""", "s", "'fees' is no list")]
    [InlineData("{", "s", "no JSON")]
    public void Read_Fault_IsNamedWithItsPlace(string text, string place, string fault)
    {
        var error = Assert.Throws<FormatException>(() => StatementReader.Read(text, "s"));
        Assert.StartsWith(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }
}
