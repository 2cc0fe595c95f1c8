using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Journal.Projections.Queries;

public sealed class SqliteQueryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Plan_EachQueryOfTheProduct_GoesByItsIndex() =>
        PlanChecks.EachGoesByItsIndex(new SqliteDatabase(folder.Path("plans.db")));

    [Fact]
    public void Guide_ShowsEachQueryWithItsIndex() => PlanChecks.TheyStandInTheGuide();

    [Fact]
    public void Rows_Filters_CutTheRows()
    {
        using var run = RecordedRun.Random(71, 800);
        var database = new SqliteDatabase(run.Path("run.db"));
        _ = ProjectionTestDatabase.Project(run, database);
        using var reader = new ProjectionReader(database);
        var all = ProjectionTestDatabase.All(reader, "fills");
        var middle = (long)all.Value(all.Rows.Count / 2, "time_ns")!;
        var fills = QuerySources.Find("fills")!;

        var early = reader.Rows(new ProjectionQuery { Source = fills, ToNs = middle, Limit = 10_000 });
        var late = reader.Rows(new ProjectionQuery { Source = fills, FromNs = middle, Limit = 10_000 });
        var newest = reader.Rows(new ProjectionQuery { Source = fills, IsNewestFirst = true, Limit = 3 });
        var one = reader.Rows(new ProjectionQuery
        {
            Source = fills,
            Equal = new Dictionary<string, string> { ["order_id"] = all.Value(0, "order_id")!.ToString()! },
        });

        Assert.Equal(all.Rows.Count, early.Rows.Count + late.Rows.Count);
        Assert.NotEmpty(early.Rows);
        Assert.Equal(3, newest.Rows.Count);
        Assert.Equal(all.Value(all.Rows.Count - 1, "sequence"), newest.Value(0, "sequence"));
        Assert.All(one.Rows, row => Assert.Equal(all.Value(0, "order_id"), row[2]));
    }

    [Theory]
    [InlineData("stats", "trading_day", "2024-01-02", "trading_day")]
    [InlineData("fills", "price", "1", "price")]
    [InlineData("fills", "nothing", "1", "nothing")]
    [InlineData("fills", "order_id", "seven", "seven")]
    public void Rows_FilterThatDoesNotFit_IsRefused(string source, string column, string value, string named)
    {
        using var run = RecordedRun.Plain(100);
        var database = new SqliteDatabase(run.Path("run.db"));
        _ = ProjectionTestDatabase.Project(run, database);
        using var reader = new ProjectionReader(database);

        var refused = Assert.Throws<ProjectionException>(() => reader.Rows(new ProjectionQuery
        {
            Source = QuerySources.Find(source)!, Equal = new Dictionary<string, string> { [column] = value },
        }));

        Assert.Equal(ProjectionProblem.Misuse, refused.Problem);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.500", "1.5")]
    [InlineData("-0.10", "-0.1")]
    [InlineData("100", "100")]
    [InlineData("3.000", "3")]
    public void Decimal_Text_IsCanonical(string text, string wanted)
    {
        Assert.Equal(wanted, CanonicalText.Decimal(text));
        Assert.Equal(wanted, ExactDecimal.Parse(text).ToString());
    }

    [Fact]
    public void Json_Text_IsCanonical() => Assert.Equal(
        """{"a":[1,{"b":"x","c":null}],"z":1.50}""",
        CanonicalText.Json("""{ "z": 1.50, "a": [1, {"c": null, "b": "x"}] }"""));

    [Fact]
    public void Sum_OfNumbersFarBeyondADouble_IsExact()
    {
        var large = ExactDecimal.Parse("123456789012345678901234567890.000000000000000001");
        var sum = large + large - ExactDecimal.Parse("0.000000000000000002");
        Assert.Equal("246913578024691357802469135780", sum.ToString());
    }

    public void Dispose() => folder.Dispose();
}
