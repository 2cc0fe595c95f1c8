using Npgsql;

namespace Plimsoll.Host.Safety.Sources;

/// <summary>
/// A value in a PostgreSQL database: the first column of the first row of a query. Any value but an explicit word for
/// "off" kills; no row does not, unless the source is required. The connection, password included, comes from a
/// variable of the environment.
/// </summary>
internal sealed class PostgresSource : IKillSource
{
    /// <summary>What is asked when no query is given: one row for the whole fleet.</summary>
    public const string QueryUsual = "SELECT state FROM plimsoll_kill WHERE name = 'platform'";

    private const int AnswerMaxSeconds = 2;
    private readonly string variable;
    private readonly string query;

    /// <param name="place">The variable that holds the connection; after a blank the query, if it is not the usual
    /// one.</param>
    /// <param name="isRequired">Whether the row must be readable and there.</param>
    /// <param name="level">How far its kill goes.</param>
    public PostgresSource(string place, bool isRequired, KillLevel level)
    {
        var parts = place.Split(' ', 2);
        variable = parts[0];
        query = parts.Length == 2 ? parts[1].Trim() : QueryUsual;
        IsRequired = isRequired;
        Level = level;
    }

    public string Kind => "postgres";

    /// <summary>Only the variable's name: what it holds is secret.</summary>
    public string Place => variable;

    public bool IsRequired { get; }

    public KillLevel Level { get; }

    public KillReading Read()
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new IOException("the variable is not set");
        }

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(text)
            {
                Timeout = AnswerMaxSeconds, CommandTimeout = AnswerMaxSeconds, Pooling = false,
                IncludeErrorDetail = false,
            };
            using var connection = new NpgsqlConnection(settings.ConnectionString);
            connection.Open();
            using var command = new NpgsqlCommand(query, connection);
            var value = command.ExecuteScalar();
            return value is null && IsRequired ? throw new IOException("there is no row")
                : KillWords.OfValue(value is null ? null : Convert.ToString(
                    value, System.Globalization.CultureInfo.InvariantCulture) ?? "");
        }
        catch (Exception cause) when (cause is NpgsqlException or ArgumentException or InvalidOperationException
            or TimeoutException)
        {
            // Its message may quote the connection, and that may hold a password.
            throw new IOException(cause is PostgresException refused ? refused.SqlState : cause.GetType().Name, cause);
        }
    }
}
