using Plimsoll.Journal.Audit;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Running;
using Plimsoll.Journal.Reading;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>Holds a database against the journal that it shows.</summary>
internal static class ProjectionChecks
{
    private const int RowsMax = 1_000_000;

    /// <summary>
    /// Brings a database to the journal's end, and asserts that it is what a projection from the beginning gives, row
    /// by row, and that each of its rows and anchors is proved by the journal.
    /// </summary>
    /// <param name="journal">Folder of the journal.</param>
    /// <param name="database">The database that went through the crashes.</param>
    /// <param name="file">A file for the projection from the beginning, made and removed.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <returns>How many rows were compared.</returns>
    public static int Compare(
        string journal, IProjectionDatabase database, string file, CancellationToken cancellation)
    {
        CatchUp(journal, database, cancellation);
        var fresh = new SqliteDatabase(file);
        CatchUp(journal, fresh, cancellation);
        var found = Dump(database);
        var expected = Dump(fresh);
        foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
        {
            File.Delete(part);
        }

        for (var i = 0; i < Math.Min(found.Count, expected.Count); i++)
        {
            Assert.True(found[i] == expected[i], $"row {i} is {found[i]} instead of {expected[i]}");
        }

        Assert.Equal(expected.Count, found.Count);
        using var reader = new JournalReader(journal);
        var audit = AuditVerification.Run(database, reader, Outline(journal), cancellation);
        Assert.Null(audit.Fault);
        Assert.Equal(audit.JournalHead, audit.Head);
        return found.Count;
    }

    /// <summary>Waits until a database that somebody else projects into shows the journal's end.</summary>
    public static void Await(string journal, IProjectionDatabase database, Action check)
    {
        var end = DateTime.UtcNow.AddSeconds(60);
        while (true)
        {
            check();
            if (Standing(database) == Head(journal))
            {
                return;
            }

            Assert.True(DateTime.UtcNow < end, "the projecting process does not catch up");
            Thread.Sleep(30);
        }
    }

    private static Plimsoll.Journal.Format.JournalHead? Standing(IProjectionDatabase database)
    {
        try
        {
            using var reader = new ProjectionReader(database);
            return reader.Standing()?.Head;
        }
        catch (ProjectionException early) when (early.Problem == ProjectionProblem.Schema)
        {
            // The projecting process has not made the tables yet.
            return null;
        }
    }

    private static Plimsoll.Journal.Format.JournalHead Head(string journal)
    {
        using var reader = new JournalReader(journal);
        while (reader.TryRead(out _))
        {
            // Only the end is of interest.
        }

        return reader.Head;
    }

    private static void CatchUp(string journal, IProjectionDatabase database, CancellationToken cancellation)
    {
        var options = new ProjectionOptions
        {
            Folder = journal, Database = database, Outline = () => Outline(journal),
        };
        Projector.Prepare(options, empties: false, cancellation);
        using var projector = new Projector(options, cancellation);
        _ = projector.Run();
        Assert.Equal(default, projector.Lag());
    }

    private static RunOutline Outline(string journal)
    {
        var description = RunReplay.Describe(journal);
        return new RunOutline
        {
            Configuration = description.Configuration,
            Strategies = [.. description.Strategies.Select(static one => one.Name)],
        };
    }

    // The anchors stand where transactions happened to end; the audit compares them with the journal.
    private static List<string> Dump(IProjectionDatabase database)
    {
        using var reader = new ProjectionReader(database);
        var lines = new List<string>();
        foreach (var source in QuerySources.All.Where(static one => one.Name != "anchors"))
        {
            var rows = reader.Rows(new ProjectionQuery { Source = source, Limit = RowsMax });
            lines.AddRange(rows.Rows.Select(
                row => source.Name + ": " + string.Join("|", row.Select(static one => one ?? "null"))));
        }

        return lines;
    }
}
