using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Journal.Projections.Migrations;

/// <summary>The older paper-trading schema (oracle postgres-schema), found again in SQLite.</summary>
public sealed class SqlitePaperSchemaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private int databases;

    [Fact]
    public void Schema_EveryTableColumnIndexAndView_IsThere() => PaperSchemaChecks.EverythingIsThere(New());

    [Fact]
    public void Cases_AllEighteen_AnswerAsTheyShould()
    {
        var cases = PaperSchemaChecks.Read().GetProperty("cases");
        Assert.Equal(18, cases.GetArrayLength());
        foreach (var one in cases.EnumerateArray())
        {
            PaperSchemaChecks.Case(New(), one.GetProperty("id").GetString()!);
        }
    }

    [Fact]
    public void Inserts_Faulty_AreRefusedByTheConstraintThatIsMeant()
    {
        Assert.All(PaperSchemaChecks.Faulty, one => Assert.Contains(
            one.Constraint, PaperSchemaChecks.Refusal(New(), one.Statement), StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private SqliteDatabase New() => new(folder.Path($"{databases++}.db"));
}
