using System.Globalization;
using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;
using Plimsoll.Simulation.Worlds;

namespace Plimsoll.Host.Commands;

/// <summary>Makes a seeded order-book market and writes it to a catalog: the book, and by level its trades and best
/// prices too.</summary>
internal sealed class SyntheticBook
{
    private const int BlockEvents = 4_096;
    private readonly Instrument instrument;
    private readonly WorldParameters parameters;

    public SyntheticBook(Instrument instrument, WorldParameters parameters)
    {
        this.instrument = instrument;
        this.parameters = parameters;
    }

    public required long FromNs { get; init; }

    /// <summary>End, exclusive.</summary>
    public required long ToNs { get; init; }

    public required WorldFeed Feed { get; init; }

    /// <summary>Makes and writes; called off, the catalog stays as it was.</summary>
    public ImportResult Run(string catalogFolder, Action<string, long, long> progress, CancellationToken cancellation)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"made order book {parameters.Name}, seed {parameters.Seed}");
        using var writer = new EventSeriesWriter(catalogFolder, instrument, name);
        var source = new BookWorldSource(default, parameters, FromNs, ToNs, Feed);
        var block = new Event[BlockEvents];
        int count;
        while ((count = source.Read(block)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ref readonly var one in block.AsSpan(0, count))
            {
                writer.Append(in one);
            }

            progress("making the market", block[count - 1].TimeNs - FromNs, ToNs - FromNs);
        }

        ImportResult[] written = [.. writer.Commit().Select(static manifest => new ImportResult(manifest.Key)
        {
            Manifest = manifest, RowsAdded = manifest.Rows,
        })];
        return written[0] with { Further = written[1..] };
    }
}
