using Plimsoll.Kernel.Strategies;
using Plimsoll.Research.Results;
using Plimsoll.Research.Strategies;

namespace Plimsoll.Tests.Tests.Research.Strategies;

public sealed class StrategyFactoryTests
{
    private static readonly StrategyFactory Factory = new(typeof(EveryKindStrategy));

    [Fact]
    public void Parameters_EveryKind_AreReadInOrderOfDeclaration()
    {
        var facts = Factory.Parameters.Select(p => $"{p.Name} {p.TypeName} {p.DefaultText} | {p.AllowedText}");

        Assert.Equal(
            [
                "Bars int 20 | 1 to 500",
                "Lots long 7 | at least 0",
                "Share double 0.25 | at most 1.5",
                "Step decimal 0.10 | 0.01 to 10",
                "IsShortAllowed bool false | true or false",
                "Word text calm | any text",
                "Day DayOfWeek Friday | Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday",
                "Pause duration 00:05:00 | 1 to 7200 seconds",
            ],
            facts);
        Assert.Equal("bars", Factory.Parameters[0].Description);
    }

    [Fact]
    public void Create_AllSet_AllAreApplied()
    {
        var strategy = Create(
            ("bars", "500"), ("Lots", "0"), ("share", "-2.5"), ("Step", "0.01"), ("IsShortAllowed", "yes"),
            ("Word", "a b"),
            ("Day", "monday"), ("Pause", "90s"));

        Assert.Equal(500, strategy.Bars);
        Assert.Equal(0, strategy.Lots);
        Assert.Equal(-2.5, strategy.Share);
        Assert.Equal(0.01m, strategy.Step);
        Assert.True(strategy.IsShortAllowed);
        Assert.Equal("a b", strategy.Word);
        Assert.Equal(DayOfWeek.Monday, strategy.Day);
        Assert.Equal(TimeSpan.FromSeconds(90), strategy.Pause);
    }

    [Fact]
    public void Create_NothingSet_KeepsDefaults()
    {
        var strategy = Create();

        Assert.Equal(20, strategy.Bars);
        Assert.Equal(3, strategy.NoParameter);
    }

    [Fact]
    public void ValuesOf_Created_SetTheSameAgain()
    {
        var values = Factory.ValuesOf(Create(("Bars", "33"), ("Pause", "1h"), ("Share", "0.1")));
        var again = Factory.Create(values.ToDictionary(v => v.Name, v => v.Value));

        Assert.Equal(values, Factory.ValuesOf(again));
        Assert.Contains(new NamedText("Bars", "33"), values);
        Assert.Contains(new NamedText("Pause", "01:00:00"), values);
    }

    [Theory]
    [InlineData("15m", 900)]
    [InlineData("2h", 7_200)]
    [InlineData("1.5s", 1.5)]
    [InlineData("01:30:00", 5_400)]
    public void Create_Duration_IsReadInEveryForm(string text, double seconds) =>
        Assert.Equal(seconds, Create(("Pause", text)).Pause.TotalSeconds);

    [Theory]
    [InlineData("Bras", "10", "strategy EveryKindStrategy has no parameter Bras: 'Bras=10': did you mean 'Bars'?")]
    [InlineData("Bars", "0", "strategy EveryKindStrategy: parameter Bars: '0' is out of range: 1 to 500 allowed")]
    [InlineData("Bars", "501", "strategy EveryKindStrategy: parameter Bars: '501' is out of range: 1 to 500 allowed")]
    [InlineData("Bars", "ten",
        "strategy EveryKindStrategy: parameter Bars: 'ten' is not a whole number: 1 to 500 allowed")]
    [InlineData("Bars", "2.5",
        "strategy EveryKindStrategy: parameter Bars: '2.5' is not a whole number: 1 to 500 allowed")]
    [InlineData("Bars", "99999999999",
        "strategy EveryKindStrategy: parameter Bars: '99999999999' is not a whole number: 1 to 500 "
        + "allowed")]
    [InlineData("Lots", "-1", "strategy EveryKindStrategy: parameter Lots: '-1' is out of range: at least 0 allowed")]
    [InlineData("Share", "NaN",
        "strategy EveryKindStrategy: parameter Share: 'NaN' is not a number such as 2.5: at most 1.5 "
        + "allowed")]
    [InlineData("Share", "1,5",
        "strategy EveryKindStrategy: parameter Share: '1,5' is not a number such as 2.5: at most 1.5 "
        + "allowed")]
    [InlineData("IsShortAllowed", "maybe",
        "strategy EveryKindStrategy: parameter IsShortAllowed: 'maybe' is not one of its values: true or "
        + "false allowed")]
    [InlineData("Day", "5",
        "strategy EveryKindStrategy: parameter Day: '5' is not one of its values: Sunday, Monday, "
        + "Tuesday, Wednesday, Thursday, Friday, Saturday allowed")]
    [InlineData("Pause", "3h",
        "strategy EveryKindStrategy: parameter Pause: '3h' is out of range: 1 to 7200 seconds allowed")]
    [InlineData("NoParameter", "4",
        "strategy EveryKindStrategy has no parameter NoParameter: 'NoParameter=4': it has Bars, Lots, "
        + "Share, Step, IsShortAllowed, Word, Day, Pause")]
    public void Create_Wrong_SaysWhatAndWhatIsAllowed(string name, string text, string message)
    {
        var refusal = Assert.Throws<StrategyParameterException>(() => Create((name, text)));

        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public void Create_SameNameInTwoSpellings_IsRefused()
    {
        var refusal = Assert.Throws<StrategyParameterException>(() => Create(("Bars", "5"), ("bars", "6")));

        Assert.Contains("Bars is set twice", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_NoStrategy_IsRefused()
    {
        Assert.Throws<StrategyParameterException>(() => new StrategyFactory(typeof(string)));
        Assert.Throws<StrategyParameterException>(() => new StrategyFactory(typeof(Strategy)));
    }

    [Fact]
    public void New_ConstructorThrows_NamesTheCause()
    {
        var refusal = Assert.Throws<StrategyParameterException>(() => new StrategyFactory(typeof(Throwing)));

        Assert.Equal(
            "strategy Throwing: its constructor failed: InvalidOperationException: no luck", refusal.Message);
    }

    [Fact]
    public void New_ParameterWithoutSetter_IsRefused()
    {
        var refusal = Assert.Throws<StrategyParameterException>(() => new StrategyFactory(typeof(ReadOnly)));

        Assert.Contains("parameter Bars cannot be set", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_ParameterOfOtherType_IsRefused()
    {
        var refusal = Assert.Throws<StrategyParameterException>(() => new StrategyFactory(typeof(OtherType)));

        Assert.Contains("parameter When has the type DateTime", refusal.Message, StringComparison.Ordinal);
    }

    private static EveryKindStrategy Create(params (string Name, string Text)[] settings) =>
        (EveryKindStrategy)Factory.Create(settings.ToDictionary(s => s.Name, s => s.Text));

    public sealed class Throwing : Strategy
    {
        public Throwing() => throw new InvalidOperationException("no luck");
    }

    public sealed class ReadOnly : Strategy
    {
        [Parameter]
        public int Bars { get; } = 3;
    }

    public sealed class OtherType : Strategy
    {
        [Parameter]
        public DateTime When { get; init; }
    }
}
