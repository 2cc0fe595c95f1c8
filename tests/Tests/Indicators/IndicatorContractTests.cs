using System.Globalization;
using System.Reflection;
using Plimsoll.Indicators;
using Plimsoll.Model.Values;
using static Plimsoll.Tests.Indicators.Runner;

namespace Plimsoll.Tests.Indicators;

/// <summary>What every indicator promises, checked for every indicator with every option.</summary>
public sealed class IndicatorContractTests
{
    private const int Bars = 400;

    public static IEnumerable<TheoryDataRow<string>> Names => IndicatorCatalog.Names;

    [Fact]
    public void Catalog_AllPublicIndicators_AreInIt()
    {
        string[] types = PublicIndicators().Select(type => type.Name).ToArray();
        string[] listed = IndicatorCatalog.All.Values.Select(entry => entry.Make().GetType().Name)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(types, listed);
        Assert.True(types.Length >= 50, $"only {types.Length} indicators");
    }

    [Fact]
    public void Documentation_AllPublicIndicators_AreInItsTable()
    {
        string text = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "indicators.md"));
        Assert.All(PublicIndicators(), type =>
            Assert.Contains($"| `{type.Name}(", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Types_AllPublicIndicators_AreSealed() =>
        Assert.All(PublicIndicators(), type => Assert.True(type.IsSealed));

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_UntilWarmUp_IsReadyExactlyThen(string name)
    {
        CatalogEntry entry = IndicatorCatalog.All[name];
        IIndicator indicator = entry.Make();
        PriceBar[] bars = TestBars.Walk(Bars);
        for (int i = 0; i < bars.Length; i++)
        {
            bool due = i >= indicator.WarmUpBars;
            Assert.True(indicator.IsReady == due || (due && !entry.ExactWarmUp), $"ready is wrong after {i} bars");

            // Only the index that is undefined without losses may be ready without a value.
            bool defined = indicator.IsReady && (!double.IsNaN(entry.Constant) || !entry.ExactWarmUp);
            Assert.True(!defined || !double.IsNaN(indicator.Value), $"no value after {i} bars");
            Assert.True(indicator.IsReady || double.IsNaN(indicator.Value), $"a value before warm-up, after {i} bars");
            Feed(indicator, bars[i]);
        }

        Assert.True(indicator.IsReady);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Restore_SavedAtAnyBar_GoesOnBitForBit(string name)
    {
        Func<IIndicator> make = IndicatorCatalog.All[name].Make;
        PriceBar[] bars = TestBars.Walk(120, 3);
        long[][] whole = Outputs(make(), bars);
        for (int cut = 0; cut <= 60; cut += cut < 12 ? 1 : 7)
        {
            IIndicator first = make();
            Outputs(first, bars[..cut]);
            StateBuffer buffer = new();
            first.Save(buffer);
            StateBuffer copy = new(buffer.Written);
            IIndicator second = make();
            Outputs(second, bars[..7]);
            second.Restore(copy);
            copy.ExpectEnd();
            Assert.Equal(first.IsReady, second.IsReady);
            Assert.Equal(Bits(first), Bits(second));
            Assert.Equal(whole[cut..], Outputs(second, bars[cut..]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Restore_TruncatedOrForeignState_IsRefused(string name)
    {
        IIndicator indicator = IndicatorCatalog.All[name].Make();
        Outputs(indicator, TestBars.Walk(30));
        StateBuffer buffer = new();
        indicator.Save(buffer);
        byte[] bytes = buffer.Written.ToArray();
        StateBuffer truncated = new(bytes.AsSpan(0, bytes.Length - 1));
        Assert.Throws<StateFormatException>(() => indicator.Restore(truncated));

        StateBuffer foreign = new();
        new Sma(999).Save(foreign);
        StateFormatException error = Assert.Throws<StateFormatException>(() => indicator.Restore(foreign));
        Assert.Contains("Sma(999)", error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reset_AfterUse_IsAsNew(string name)
    {
        Func<IIndicator> make = IndicatorCatalog.All[name].Make;
        PriceBar[] bars = TestBars.Walk(120, 4);
        IIndicator used = make();
        Outputs(used, TestBars.Walk(53, 5));
        used.Reset();
        Assert.False(used.IsReady);
        Assert.True(double.IsNaN(used.Value));
        Assert.Equal(Bits(make()), Bits(used));
        Assert.Equal(Outputs(make(), bars), Outputs(used, bars));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_LaterBarsDiffer_EarlierValuesAreEqual(string name)
    {
        Func<IIndicator> make = IndicatorCatalog.All[name].Make;
        PriceBar[] bars = TestBars.Walk(120, 6);
        PriceBar[] other = [.. bars[..70], .. TestBars.Walk(50, 7)];
        Assert.Equal(Outputs(make(), bars)[..70], Outputs(make(), other)[..70]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_ConstantBars_GivesTheExpectedValue(string name)
    {
        CatalogEntry entry = IndicatorCatalog.All[name];
        IIndicator indicator = entry.Make();
        foreach (PriceBar bar in TestBars.Constant(100))
        {
            Feed(indicator, bar);
            if (indicator.IsReady && !double.IsNaN(entry.Constant))
            {
                Assert.Equal(entry.Constant, indicator.Value, 1e-9);
            }
        }

        Assert.Equal(double.IsNaN(entry.Constant), double.IsNaN(indicator.Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_PricesAndVolumesTimesAPowerOfTwo_ScaleExactly(string name)
    {
        CatalogEntry entry = IndicatorCatalog.All[name];
        PriceBar[] bars = TestBars.Walk(200, 8);
        double[] plain = Run(entry.Make(), bars, i => i.Value);
        double[] scaled = Run(entry.Make(), TestBars.Scaled(bars, 8, 4), i => i.Value);
        double factor = Math.Pow(8, entry.PriceDegree) * Math.Pow(4, entry.VolumeDegree);
        Assert.Equal(plain.Select(value => value * factor), scaled);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_AnyBar_AllocatesNothing(string name)
    {
        IIndicator indicator = IndicatorCatalog.All[name].Make();
        PriceBar[] bars = TestBars.Walk(200, 9);
        for (int i = 0; i < 40; i++)
        {
            Feed(indicator, bars[i]);
        }

        AllocationProbe probe = AllocationProbe.Start();
        for (int i = 40; i < bars.Length; i++)
        {
            Feed(indicator, bars[i]);
        }

        probe.AssertNothing();
    }

    /// <summary>
    /// All outputs of all indicators, folded: equal on every machine. A new indicator or option changes the number; any
    /// other change of it is a change of results.
    /// </summary>
    [Fact]
    public void Update_AllIndicators_GiveThePinnedBits()
    {
        ulong hash = 14695981039346656037;
        PriceBar[] bars = TestBars.Walk(1000, 10);
        foreach (string name in IndicatorCatalog.All.Keys.Order(StringComparer.Ordinal))
        {
            foreach (long bits in Outputs(IndicatorCatalog.All[name].Make(), bars).SelectMany(row => row))
            {
                hash = unchecked((hash ^ (ulong)bits) * 1099511628211);
            }
        }

        Assert.Equal("F2DE25EBE0F15430", hash.ToString("X16", CultureInfo.InvariantCulture));
    }

    private static Type[] PublicIndicators() => typeof(IIndicator).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IIndicator)))
        .OrderBy(type => type.Name, StringComparer.Ordinal).ToArray();

    private static long[][] Outputs(IIndicator indicator, PriceBar[] bars)
    {
        long[][] rows = new long[bars.Length][];
        for (int i = 0; i < bars.Length; i++)
        {
            Feed(indicator, bars[i]);
            rows[i] = Bits(indicator);
        }

        return rows;
    }

    /// <summary>All numbers and flags the indicator shows; every not-a-number counts as the same.</summary>
    private static long[] Bits(IIndicator indicator) => indicator.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => property.GetValue(indicator) switch
        {
            double value => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value),
            bool flag => flag ? 1 : 0,
            int count => count,
            object other => throw new InvalidOperationException($"{property.Name} is a {other.GetType()}"),
            null => throw new InvalidOperationException($"{property.Name} is null"),
        })
        .ToArray();
}
