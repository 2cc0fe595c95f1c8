using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Kernel.Ports;

public sealed class ObserverPairTests
{
    [Fact]
    public void Members_EveryOneOfTheInterface_AreOfItsOwn()
    {
        // A member left to the default of the interface would be silence towards both.
        var map = typeof(ObserverPair).GetInterfaceMap(typeof(IRunObserver));

        Assert.NotEmpty(map.TargetMethods);
        Assert.All(map.TargetMethods, static method => Assert.Equal(typeof(ObserverPair), method.DeclaringType));
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void HearsDecisions_OneOfThemDoes_Does(bool first, bool second, bool expected) =>
        Assert.Equal(expected, new ObserverPair(new Listener(first), new Listener(second)).HearsDecisions);

    [Fact]
    public void OnTrade_Two_HearsTheFirstFirst()
    {
        var heard = new List<string>();
        var pair = new ObserverPair(new Listener(false, "first", heard), new Listener(false, "second", heard));

        pair.OnTrade(default);

        Assert.Equal(["first", "second"], heard);
    }

    private sealed class Listener(bool hears, string name = "", List<string>? heard = null) : IRunObserver
    {
        public bool HearsDecisions => hears;

        public void OnTrade(in PositionEpisode trade) => heard?.Add(name);

        public void OnOrder(in OrderView order)
        {
        }

        public void OnFill(in FillRecord fill)
        {
        }

        public void OnEquity(in EquitySample sample)
        {
        }

        public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
        {
        }

        public void OnDesync(in DesyncRecord desync)
        {
        }
    }
}
