using System.Data.Common;
using System.Globalization;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Projections.Queries;

/// <summary>Asks a projection; the same questions and the same answers over SQLite and PostgreSQL.</summary>
public sealed class ProjectionReader : IDisposable
{
    private const int RateDecimals = 4;
    private readonly IProjectionDatabase database;
    private readonly DbConnection connection;

    /// <summary>Connects.</summary>
    /// <param name="database">Where the projection is.</param>
    /// <exception cref="ProjectionException">It has not the schema of this program.</exception>
    /// <exception cref="DbException">It does not answer.</exception>
    public ProjectionReader(IProjectionDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        this.database = database;
        new Migrator(database).RequireCurrent();
        connection = database.Open();
    }

    /// <summary>Rows of a table or view.</summary>
    /// <param name="query">Which ones.</param>
    /// <exception cref="ProjectionException">A filter does not fit the table.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    public ProjectionRows Rows(ProjectionQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require(query);
        var statement = new QueryText(database.Kind, query);
        var rows = Ask(
            statement.ToString(), statement.Parameters, reader => Row(reader, query.Source.Columns));
        return new ProjectionRows(query.Source.Columns, rows);
    }

    /// <summary>Gives the rows of a table or view one after the other, so that any number can be read.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="take">Takes the values of one row, in the order of the source's columns.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="ProjectionException">A filter does not fit the table.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    public long Stream(ProjectionQuery query, Action<IReadOnlyList<object?>> take)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(take);
        Require(query);
        var statement = new QueryText(database.Kind, query);
        using var command = Command(statement.ToString(), statement.Parameters);
        using var reader = command.ExecuteReader();
        var count = 0L;
        while (reader.Read())
        {
            take(Row(reader, query.Source.Columns));
            count++;
        }

        return count;
    }

    /// <summary>
    /// Lets all questions until its end see the database as it is now, whatever is written meanwhile.
    /// </summary>
    /// <returns>Ends it when disposed.</returns>
    /// <exception cref="DbException">The database does not answer.</exception>
    public IDisposable BeginSnapshot() => database.BeginSnapshot(connection);

    /// <summary>Where the projection stands; null when nothing is projected.</summary>
    /// <exception cref="DbException">The database does not answer.</exception>
    public ProjectionStanding? Standing() => Ask(
        "SELECT sequence, head_hash, time_ns FROM projection_state WHERE id = 1", [],
        static reader => new ProjectionStanding(
            new JournalHead(reader.GetInt64(0), reader.GetString(1)), reader.GetInt64(2))).FirstOrDefault();

    /// <summary>How the database goes about a query, as it tells it, one step a line.</summary>
    /// <param name="query">Which one.</param>
    /// <exception cref="ProjectionException">A filter does not fit the table.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    public IReadOnlyList<string> Plan(ProjectionQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require(query);
        var statement = new QueryText(database.Kind, query);
        var isSqlite = database.Kind == DatabaseKind.Sqlite;
        return Ask(
            (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (COSTS OFF) ") + statement, statement.Parameters,
            reader => reader.GetString(isSqlite ? 3 : 0));
    }

    /// <summary>Profit of one position; null when there is no such position.</summary>
    /// <param name="position">Its number.</param>
    /// <exception cref="DbException">The database does not answer.</exception>
    public PositionProfit? PositionPnl(long position)
    {
        if (database.Kind == DatabaseKind.Postgres)
        {
            return Ask(
                "SELECT realised::text, unrealised::text, total::text, fees::text, net::text FROM position_pnl(@q0)",
                [("@q0", position)],
                static reader => new PositionProfit(
                    Number(reader, 0), Number(reader, 1), Number(reader, 2), Number(reader, 3), Number(reader, 4)))
                .FirstOrDefault();
        }

        return Ask(
            "SELECT realised, unrealised, fees FROM positions WHERE position_id = @q0", [("@q0", position)],
            static reader =>
            {
                var (realised, unrealised) = (Exact(reader, 0), Exact(reader, 1));
                var (total, fees) = (realised + unrealised, Exact(reader, 2));
                return new PositionProfit(
                    realised.ToString(), unrealised.ToString(), total.ToString(), fees.ToString(),
                    (total - fees).ToString());
            }).FirstOrDefault();
    }

    /// <summary>
    /// Profit of all positions, the closed ones included, before fees: an exact decimal, meaningful where all prices
    /// have one currency.
    /// </summary>
    /// <exception cref="DbException">The database does not answer.</exception>
    public string TotalPnl() => database.Kind == DatabaseKind.Postgres
        ? Ask("SELECT total_pnl()::text", [], static reader => Number(reader, 0))[0]
        : Sum(Ask("SELECT realised, unrealised FROM positions", [], static reader =>
            Exact(reader, 0) + Exact(reader, 1))).ToString();

    /// <summary>
    /// The share of an instrument's orders that were filled, whole or in part, 0 to 1 with 4 decimals; 0 without
    /// orders.
    /// </summary>
    /// <param name="instrument">Which one.</param>
    /// <param name="fromNs">Orders made from this time on. Nanoseconds since the epoch, UTC.</param>
    /// <param name="toNs">Orders made before this time. Nanoseconds since the epoch, UTC.</param>
    /// <exception cref="DbException">The database does not answer.</exception>
    public string FillRate(string instrument, long fromNs = 0, long toNs = long.MaxValue)
    {
        IReadOnlyList<(string, object)> values = [("@q0", instrument), ("@q1", fromNs), ("@q2", toNs)];
        if (database.Kind == DatabaseKind.Postgres)
        {
            return Ask("SELECT fill_rate(@q0, @q1, @q2)::text", values, static reader => Number(reader, 0))[0];
        }

        var (filled, all) = Ask(
            "SELECT coalesce(sum(filled_quantity <> '0' OR status IN ('Filled', 'PartiallyFilled')), 0), count(*) "
            + "FROM orders WHERE instrument = @q0 AND created_ns >= @q1 AND created_ns < @q2", values,
            static reader => (reader.GetInt64(0), reader.GetInt64(1)))[0];
        return all == 0 ? "0" : ExactRatio.Text(filled, all, RateDecimals);
    }

    /// <summary>Statistics over a window of time.</summary>
    /// <param name="fromNs">From this time on. Nanoseconds since the epoch, UTC.</param>
    /// <param name="toNs">Before this time. Nanoseconds since the epoch, UTC.</param>
    /// <param name="strategy">Of one strategy; null for all.</param>
    /// <exception cref="DbException">The database does not answer.</exception>
    public TradingStatistics Statistics(long fromNs, long toNs, string? strategy = null)
    {
        IReadOnlyList<(string, object)> values =
            [("@q0", fromNs), ("@q1", toNs), ("@q2", (object?)strategy ?? DBNull.Value)];
        return database.Kind == DatabaseKind.Postgres
            ? Ask(
                "SELECT orders, filled, partial, rejected, cancelled, expired, fills, volume::text, fees::text, "
                + "realised::text, net::text, closed, winning, losing FROM statistics(@q0, @q1, @q2::text)", values,
                FromServer)[0]
            : Reckoned(values);
    }

    /// <inheritdoc />
    public void Dispose() => connection.Dispose();

    private static TradingStatistics FromServer(DbDataReader reader) => new()
    {
        Orders = reader.GetInt64(0),
        Filled = reader.GetInt64(1),
        Partial = reader.GetInt64(2),
        Rejected = reader.GetInt64(3),
        Cancelled = reader.GetInt64(4),
        Expired = reader.GetInt64(5),
        Fills = reader.GetInt64(6),
        Volume = Number(reader, 7),
        Fees = Number(reader, 8),
        Realised = Number(reader, 9),
        Net = Number(reader, 10),
        Closed = reader.GetInt64(11),
        Winning = reader.GetInt64(12),
        Losing = reader.GetInt64(13),
    };

    // SQLite has no exact decimals, so their sums are made here.
    private TradingStatistics Reckoned(IReadOnlyList<(string, object)> values)
    {
        const string OfStrategy = " AND (@q2 IS NULL OR strategy = @q2)";
        var orders = Ask(
            "SELECT count(*), coalesce(sum(status = 'Filled'), 0), "
            + "coalesce(sum(status <> 'Filled' AND filled_quantity <> '0'), 0), coalesce(sum(status = 'Rejected'), 0), "
            + "coalesce(sum(status = 'Canceled'), 0), coalesce(sum(status = 'Expired'), 0) "
            + "FROM orders WHERE created_ns >= @q0 AND created_ns < @q1" + OfStrategy, values,
            static reader => Enumerable.Range(0, 6).Select(reader.GetInt64).ToArray())[0];
        var fills = Ask(
            "SELECT account_value, account_fee, account_realised FROM fills WHERE time_ns >= @q0 AND time_ns < @q1"
            + OfStrategy, values,
            static reader => (Value: Exact(reader, 0), Fee: Exact(reader, 1), Realised: Exact(reader, 2)));
        var closed = Ask(
            "SELECT realised, fees FROM positions WHERE closed_ns >= @q0 AND closed_ns < @q1" + OfStrategy, values,
            static reader => Exact(reader, 0).CompareTo(Exact(reader, 1)));
        var (fees, realised) =
            (Sum(fills.Select(static one => one.Fee)), Sum(fills.Select(static one => one.Realised)));
        return new TradingStatistics
        {
            Orders = orders[0],
            Filled = orders[1],
            Partial = orders[2],
            Rejected = orders[3],
            Cancelled = orders[4],
            Expired = orders[5],
            Fills = fills.Count,
            Volume = Sum(fills.Select(static one => one.Value)).ToString(),
            Fees = fees.ToString(),
            Realised = realised.ToString(),
            Net = (realised - fees).ToString(),
            Closed = closed.Count,
            Winning = closed.Count(static sign => sign > 0),
            Losing = closed.Count(static sign => sign < 0),
        };
    }

    private static ExactDecimal Sum(IEnumerable<ExactDecimal> values)
    {
        var total = default(ExactDecimal);
        foreach (var value in values)
        {
            total += value;
        }

        return total;
    }

    private static string Number(DbDataReader reader, int place) => CanonicalText.Decimal(reader.GetString(place));

    private static ExactDecimal Exact(DbDataReader reader, int place) => ExactDecimal.Parse(reader.GetString(place));

    private static object?[] Row(DbDataReader reader, IReadOnlyList<TableColumn> columns)
    {
        var values = new object?[columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.IsDBNull(i) ? null : columns[i].Kind switch
            {
                ColumnKind.Integer => reader.GetInt64(i),
                ColumnKind.Decimal => CanonicalText.Decimal(reader.GetString(i)),
                ColumnKind.Json => CanonicalText.Json(reader.GetString(i)),
                _ => reader.GetString(i),
            };
        }

        return values;
    }

    private static void Require(ProjectionQuery query)
    {
        var source = query.Source;
        if (source.Time.Length == 0 && (query.FromNs ?? query.ToNs) is not null)
        {
            throw new ProjectionException(
                ProjectionProblem.Misuse, $"{source.Name}: its rows have no time: leave --from and --to out");
        }

        if (query.After is not null && (source.Time.Length == 0 || source.Key.Count != 1))
        {
            throw new ProjectionException(
                ProjectionProblem.Misuse, $"{source.Name}: its rows cannot be read on from a cursor: leave it out");
        }

        if ((query.SequenceMin ?? query.SequenceMax) is not null && !source.Has("sequence"))
        {
            throw new ProjectionException(
                ProjectionProblem.Misuse, $"{source.Name}: its rows are not of one record each: leave that out");
        }

        foreach (var (name, value) in query.Equal)
        {
            var column = source.Columns.FirstOrDefault(
                one => string.Equals(one.Name, name, StringComparison.Ordinal));
            if (column is not { Kind: ColumnKind.Integer or ColumnKind.Text })
            {
                throw new ProjectionException(
                    ProjectionProblem.Misuse, $"{source.Name}: its rows cannot be picked by {name}: leave that out");
            }

            if (column.Kind == ColumnKind.Integer
                && !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            {
                throw new ProjectionException(
                    ProjectionProblem.Misuse, $"{source.Name}: {name} is a number, and '{value}' is none");
            }
        }
    }

    private List<T> Ask<T>(
        string text, IReadOnlyList<(string Name, object Value)> values, Func<DbDataReader, T> read)
    {
        using var command = Command(text, values);
        using var reader = command.ExecuteReader();
        var answers = new List<T>();
        while (reader.Read())
        {
            answers.Add(read(reader));
        }

        return answers;
    }

    private DbCommand Command(string text, IReadOnlyList<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
