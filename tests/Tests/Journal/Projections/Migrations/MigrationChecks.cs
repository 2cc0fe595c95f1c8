using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Tests.Journal.Projections.Migrations;

/// <summary>What must hold for the schema of both databases.</summary>
internal static class MigrationChecks
{
    public static void UpDownUpLeavesTheSchemaIdentical(IProjectionDatabase database)
    {
        var migrator = new Migrator(database);
        Assert.Empty(Catalog(database));

        Assert.Equal(migrator.Newest, migrator.Up().Count);
        var first = Catalog(database);
        Assert.True(first.Count > 60, "the catalog is too small to be all of it");
        Assert.Equal(migrator.Newest, migrator.Down(0).Count);
        Assert.Empty(Catalog(database));
        Assert.Equal(migrator.Newest, migrator.Up().Count);

        Assert.Equal(first, Catalog(database));
    }

    public static void EachStepDownAndUpAgain(IProjectionDatabase database)
    {
        var migrator = new Migrator(database);
        _ = migrator.Up();
        var whole = Catalog(database);
        for (var version = migrator.Newest; version > 0; version--)
        {
            var taken = Assert.Single(migrator.Down(version - 1));
            Assert.Equal(version, taken.Version);
            Assert.Equal(version - 1, migrator.Status().Count(static one => one.IsApplied));
        }

        Assert.Empty(migrator.Down(0));
        _ = migrator.Up();
        Assert.Equal(whole, Catalog(database));
    }

    /// <summary>
    /// Each step by itself: what it makes, its way back takes away, and the next time it makes the same.
    /// </summary>
    public static void EachStepUpDownUpLeavesTheSchemaIdentical(IProjectionDatabase database)
    {
        var all = MigrationSet.For(database.Kind);
        var before = Catalog(database);
        for (var count = 1; count <= all.Count; count++)
        {
            var migrator = new Migrator(database, [.. all.Take(count)]);
            Assert.Equal(count, Assert.Single(migrator.Up()).Version);
            var after = Catalog(database);
            Assert.NotEqual(before, after);
            Assert.Equal(count, Assert.Single(migrator.Down(count - 1)).Version);
            Assert.Equal(before, Catalog(database));
            Assert.Equal(count, Assert.Single(migrator.Up()).Version);
            Assert.Equal(after, Catalog(database));
            before = after;
        }

        Assert.Empty(new Migrator(database).Up());
    }

    public static void UpAgainChangesNothing(IProjectionDatabase database)
    {
        var migrator = new Migrator(database);
        _ = migrator.Up();
        var before = Catalog(database);

        Assert.Empty(migrator.Up());

        Assert.Equal(before, Catalog(database));
        Assert.All(migrator.Status(), static one => Assert.True(one.IsApplied));
        Assert.All(migrator.Status(), static one => Assert.Matches("^[0-9a-f]{64}$", one.Checksum));
    }

    public static void AFailureLeavesNothingHalfDone(IProjectionDatabase database)
    {
        var good = MigrationSet.For(database.Kind);
        var bad = good[2] with { Up = good[2].Up + "\nCREATE TABLE half (a integer); INSERT INTO nowhere VALUES (1);" };
        var migrator = new Migrator(database, [good[0], good[1], bad]);

        Assert.ThrowsAny<System.Data.Common.DbException>(() => migrator.Up());

        Assert.Empty(Catalog(database));
        Assert.Equal(4, new Migrator(database).Up().Count);
        Assert.DoesNotContain(Catalog(database), static line => line.Contains("half", StringComparison.Ordinal));
    }

    public static void OtherScriptsAndNewerOnesAreRefused(IProjectionDatabase database)
    {
        var good = MigrationSet.For(database.Kind);
        var changed = good[0] with { Checksum = new string('a', 64) };
        _ = new Migrator(database).Up();

        var altered = Assert.Throws<ProjectionException>(
            () => new Migrator(database, [changed, .. good.Skip(1)]).Status());
        Assert.Contains("step 1", altered.Message, StringComparison.Ordinal);
        var older = Assert.Throws<ProjectionException>(() => new Migrator(database, [.. good.Take(3)]).Up());
        Assert.Contains("newer Plimsoll", older.Message, StringComparison.Ordinal);
        Assert.Equal(ProjectionProblem.Schema, older.Problem);
    }

    public static void TwoAtOnceRunOneAfterTheOther(IProjectionDatabase database)
    {
        var applied = new int[4];
        var threads = Enumerable.Range(0, applied.Length).Select(place => new Thread(
            () => applied[place] = new Migrator(database).Up().Count)).ToList();
        threads.ForEach(static one => one.Start());
        threads.ForEach(static one => Assert.True(one.Join(TimeSpan.FromSeconds(60))));

        Assert.Equal([0, 0, 0, 4], applied.Order());
    }

    /// <summary>Every column that the projector fills is there, and none that nobody fills or computes.</summary>
    public static void TheScriptsMakeTheTables(IProjectionDatabase database)
    {
        _ = new Migrator(database).Up();
        using var connection = database.Open();
        foreach (var table in ProjectionTables.All.Append(ProjectionTables.State))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT * FROM " + table.Name;
            using var reader = command.ExecuteReader();
            var found = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            string[] computed = ["fill_ratio", "win_rate", "fill_rate"];
            Assert.Equal(
                table.Columns.Select(static one => one.Name).Order(), found.Except(computed).Order());
        }
    }

    private static IReadOnlyList<string> Catalog(IProjectionDatabase database)
    {
        using var connection = database.Open();
        return database.Catalog(connection);
    }
}
