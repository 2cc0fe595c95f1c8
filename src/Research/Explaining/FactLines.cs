using System.Security.Cryptography;
using System.Text;
using Plimsoll.Data.Json;
using Plimsoll.Journal.Following;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Research.Explaining;

/// <summary>
/// The executions of a journal as canonical JSON, one a line, and their SHA-256: two runs that traded the same give the
/// same bytes. Exact numbers are text, so that no reader rounds them.
/// </summary>
public sealed class FactLines : IRunObserver, IRecordWatch, IDisposable
{
    private readonly IReadOnlyList<Instrument> instruments;
    private readonly Guid run;
    private readonly Action<string> write;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long sequence;

    private FactLines(IReadOnlyList<Instrument> instruments, Guid run, Action<string> write)
    {
        this.instruments = instruments;
        this.run = run;
        this.write = write;
    }

    /// <summary>How many lines were written.</summary>
    public long Count { get; private set; }

    /// <summary>SHA-256 of all lines, each with its line feed, as UTF-8; lower-case hex.</summary>
    public string Hash => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Writes the lines of a journal.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="write">Gets each line, without its line feed.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <returns>How many there were and what they hash to.</returns>
    /// <exception cref="JournalException">There is no journal, it is damaged, or describes no run.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static (long Count, string Hash) Write(
        JournalFolder folder, Action<string> write, CancellationToken cancellation)
    {
        var description = RunReplay.Describe(folder);
        using var reader = new JournalReader(folder);
        var configurationHash = Convert.ToHexStringLower(SHA256.HashData(RunReplay.ConfigurationOf(folder).Span));
        using var lines = new FactLines(
            description.Configuration.Instruments, StableId.OfRun(configurationHash), write);
        var follower = new JournalFollower(description.Configuration, description.StrategyCount, lines, lines);
        _ = follower.Run(reader, long.MaxValue, cancellation);
        return (lines.Count, lines.Hash);
    }

    /// <summary>The hash of lines that are there already.</summary>
    /// <param name="lines">Each without its line feed.</param>
    public static string HashOf(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <inheritdoc />
    public void OnRecord(scoped in JournalRecord record) => sequence = record.Sequence;

    /// <inheritdoc />
    public void OnFill(in FillRecord fill)
    {
        var instrument = instruments[fill.Instrument.Value];
        using var json = new CanonicalJsonWriter(CanonicalJsonLayout.Compact);
        json.BeginObject();
        json.Write("execution", fill.Execution.Value);
        json.Write("fee", fill.Fee.ToString());
        json.Write("feeAsset", instrument.Quote.Code);
        json.Write("instrument", instrument.Id.ToString());
        json.Write("liquidity", fill.Liquidity.ToString());
        json.Write("order", fill.Order.Value);
        json.Write("orderId", StableId.OfOrder(run, fill.Order.Value).ToString());
        json.Write("price", instrument.PriceGrid.Format(fill.Price.Ticks));
        json.Write("quantity", instrument.QuantityGrid.Format(fill.Quantity.Lots));
        json.Write("record", sequence);
        json.Write("side", fill.Side.ToString());
        json.Write("strategy", fill.Strategy.Value);
        json.Write("time", TimestampText.Format(fill.TimeNs));
        json.EndObject();
        var line = Encoding.UTF8.GetString(json.ToArray());
        hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        Count++;
        write(line);
    }

    /// <inheritdoc />
    public void OnOrder(in OrderView order)
    {
    }

    /// <inheritdoc />
    public void OnTrade(in PositionEpisode trade)
    {
    }

    /// <inheritdoc />
    public void OnEquity(in EquitySample sample)
    {
    }

    /// <inheritdoc />
    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }

    /// <inheritdoc />
    public void OnDesync(in DesyncRecord desync)
    {
    }

    /// <inheritdoc />
    public void Dispose() => hash.Dispose();
}
