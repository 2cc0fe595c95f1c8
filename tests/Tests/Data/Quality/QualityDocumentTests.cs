using System.Globalization;
using System.Reflection;
using Plimsoll.Data.Synthetic;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Quality;

/// <summary>The tables of the page about data quality say what the code says.</summary>
public sealed class QualityDocumentTests
{
    private static readonly string[] Lines =
        File.ReadAllLines(Path.Combine(ReferenceData.RepositoryRoot, "docs", "data-quality.md"));

    [Fact]
    public void KindsTable_EveryKind_StandsThereWithItsValueInOrder()
    {
        var rows = Table("kind");

        Assert.Equal(FindingKinds.All.Select(kind => kind.ToString()), rows.Select(row => row[0]));
        Assert.Equal(FindingKinds.All.Select(FindingKinds.ValueMeaning), rows.Select(row => row[1]));
        Assert.Equal(Enum.GetValues<FindingKind>().Where(kind => kind != FindingKind.None), FindingKinds.All);
        Assert.Throws<ArgumentOutOfRangeException>(() => FindingKinds.ValueMeaning(FindingKind.None));
    }

    [Fact]
    public void PenaltyTable_EveryPenalty_StandsThereWithItsNumber()
    {
        var constants = typeof(BarPenalties).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.Name + " " + ((double)field.GetRawConstantValue()!).ToString("F2", Invariant));

        Assert.Equal(constants, Table("event").Select(row => row[0] + " " + row[1]));
    }

    [Fact]
    public void ParameterTable_EveryParameter_StandsThereWithItsDefault()
    {
        var defaults = new SyntheticParameters();
        var expected = typeof(SyntheticParameters).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => property.Name + " " + Convert.ToString(property.GetValue(defaults), Invariant));

        Assert.Equal(expected, Table("parameter").Select(row => row[0] + " " + row[1]));
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static List<string[]> Table(string firstHeader)
    {
        var header = "| " + firstHeader + " |";
        var start = Array.FindIndex(Lines, line => line.StartsWith(header, StringComparison.Ordinal));
        Assert.True(start > 0, "no table " + firstHeader);
        return [.. Lines.Skip(start + 2).TakeWhile(line => line.StartsWith('|')).Select(line =>
            line.Split('|').Skip(1).Select(cell => cell.Trim()).ToArray())];
    }
}
