using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Projections.Databases;

namespace Plimsoll.Host.Commands;

/// <summary>Which database a command works on.</summary>
internal sealed class DatabaseOptions
{
    private const string Sqlite = "sqlite:";

    private readonly TextOption place;
    private readonly System.CommandLine.Option<bool> postgres = new("--postgres")
    {
        Description = "Work on the PostgreSQL server that the environment variable "
            + PostgresDatabase.Setting + " names.",
    };

    public DatabaseOptions(PlimsollCommand command, string name, string defaultText)
    {
        place = new TextOption(name, "sqlite:FILE", "Work on a SQLite file.")
        {
            DefaultText = defaultText, IsPath = true,
        };
        command.Options.Add(place);
        command.Options.Add(postgres);
    }

    /// <summary>The connection that the environment names.</summary>
    /// <exception cref="CommandException">It names none.</exception>
    public static string Server() =>
        Environment.GetEnvironmentVariable(PostgresDatabase.Setting) is { Length: > 0 } connection
            ? connection
            : throw CommandException.Usage(
                "no PostgreSQL server is named", PostgresDatabase.Setting,
                "set it to Host=…;Database=…;Username=…;Password=…");

    /// <summary>The database that is meant, for a command that only reads: a file that is not there is not
    /// made.</summary>
    /// <param name="values">The command line.</param>
    /// <param name="usual">The file where none is named; null where one must be.</param>
    /// <exception cref="CommandException">None is named, or there is no such file.</exception>
    public IProjectionDatabase Existing(ValueReader values, string? usual)
    {
        var database = Of(values, usual);
        return database.Kind != DatabaseKind.Sqlite || File.Exists(database.Place)
            ? database
            : throw CommandException.Usage(
                "no such database", database.Place, "make it with 'plimsoll project', or name another file");
    }

    /// <summary>The database that is meant; a file that is not there is made.</summary>
    /// <param name="values">The command line.</param>
    /// <param name="usual">The file where none is named; null where one must be.</param>
    public IProjectionDatabase Of(ValueReader values, string? usual)
    {
        var text = values.Text(place);
        if (values.IsSet(postgres))
        {
            return text is null
                ? new PostgresDatabase(Server())
                : throw ValueReader.Refuse(place, text, "leave it out with --postgres");
        }

        if (text is null)
        {
            return usual is not null ? new SqliteDatabase(usual) : throw CommandException.Usage(
                "no database is named", place.Name, "write sqlite:FILE, or add --postgres");
        }

        return text.StartsWith(Sqlite, StringComparison.Ordinal) && text.Length > Sqlite.Length
            ? new SqliteDatabase(text[Sqlite.Length..])
            : throw ValueReader.Refuse(place, text, "write sqlite:FILE, such as sqlite:run.db");
    }
}
