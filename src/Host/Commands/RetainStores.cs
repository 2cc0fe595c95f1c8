using System.CommandLine;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Archives;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;

namespace Plimsoll.Host.Commands;

/// <summary>Every database that shows a journal: what one of them lacks must not be archived.</summary>
internal sealed class RetainStores
{
    private const string Sqlite = "sqlite:";

    private readonly TextOption stores = new(
        "--database", "sqlite:FILE[,…]", "The SQLite files that show the journal; every one of them.")
    {
        DefaultText = "sqlite:DIR.db, beside the journal, if it is there",
        IsPath = true,
    };

    private readonly Option<bool> postgres = new("--postgres")
    {
        Description = "The PostgreSQL server that the environment variable " + PostgresDatabase.Setting
            + " names shows it too.",
    };

    private readonly Option<bool> none = new("--without-projection")
    {
        Description = "No database shows the journal. Nothing is held back for one then, and to project what is "
            + "archived takes the archive.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(stores);
        command.Options.Add(postgres);
        command.Options.Add(none);
    }

    /// <summary>Where each of them stands; empty when there is none.</summary>
    /// <exception cref="CommandException">None is named and none denied, or one is not there.</exception>
    public List<ProjectionMark> Read(ValueReader values, string journal)
    {
        var files = Files(values, journal);
        var isNone = values.IsSet(none);
        if (isNone && (files.Count > 0 || values.IsSet(postgres)))
        {
            throw CommandException.Usage(
                "both said", none.Name,
                $"leave it out: {(files.Count > 0 ? files[0] : "the server of --postgres")} shows the journal");
        }

        if (!isNone && files.Count == 0 && !values.IsSet(postgres))
        {
            throw CommandException.Usage(
                "no database is named", stores.Name,
                "name every one that shows the journal, so that nothing leaves that is not projected; where there is "
                + $"none, say so by {none.Name}");
        }

        var marks = files.ConvertAll(static file => Mark(new SqliteDatabase(file)));
        if (values.IsSet(postgres))
        {
            marks.Add(Mark(new PostgresDatabase(DatabaseOptions.Server())));
        }

        return marks;
    }

    private static ProjectionMark Mark(IProjectionDatabase database)
    {
        using var reader = new ProjectionReader(database);
        return new ProjectionMark(database.Place, reader.Standing()?.Head ?? default(JournalHead));
    }

    // The usual file counts also where nobody names it: who projects without naming one has it.
    private List<string> Files(ValueReader values, string journal)
    {
        if (values.Text(stores) is not { } text)
        {
            var usual = journal.TrimEnd('/', '\\') + ".db";
            return File.Exists(usual) ? [usual] : [];
        }

        var files = new List<string>();
        foreach (var one in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!one.StartsWith(Sqlite, StringComparison.Ordinal) || !File.Exists(one[Sqlite.Length..]))
            {
                throw ValueReader.Refuse(stores, one, "write sqlite:FILE, with the name of a file that is there");
            }

            files.Add(one[Sqlite.Length..]);
        }

        return files;
    }
}
