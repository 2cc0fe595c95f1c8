using System.Globalization;
using Plimsoll.Data.Import;
using Plimsoll.Data.Synthetic;
using Plimsoll.Model.Instruments;

namespace Plimsoll.Host.Commands;

/// <summary>
/// Makes the bars of a seeded market and imports them the way any other file is imported: through a CSV file, so that
/// what a
/// newcomer sees is what real data go through.
/// </summary>
internal sealed class SyntheticMarket
{
    private readonly Instrument instrument;
    private readonly SyntheticParameters parameters;

    public SyntheticMarket(Instrument instrument, SyntheticParameters parameters)
    {
        this.instrument = instrument;
        this.parameters = parameters;
    }

    /// <summary>Seed of planted flaws; null for clean data.</summary>
    public ulong? DefectSeed { get; init; }

    /// <summary>Makes and imports.</summary>
    /// <param name="catalogFolder">Where to.</param>
    /// <param name="progress">Told what is done, the time reached and the whole time.</param>
    /// <param name="cancellation">Stops it; the catalog is then as it was.</param>
    public ImportResult Run(string catalogFolder, Action<string, long, long> progress, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("plimsoll-synth-");
        try
        {
            var file = Path.Combine(folder.FullName, FileName());
            Write(file, progress, cancellation);
            var options = new ImportOptions
            {
                CatalogFolder = catalogFolder,
                File = file,
                Kind = ImportKind.Csv,
                Instrument = instrument.Id,
                Period = parameters.Period,
                Tick = instrument.PriceGrid,
                Lot = instrument.QuantityGrid,
                Quote = instrument.Quote.Code,
                Calendar = instrument.CalendarName,
                InstrumentKind = instrument.Kind,
                Multiplier = instrument.Multiplier,
                Columns = "time=time:ms,open,high,low,close,volume",
                SkipBadRows = DefectSeed is not null,
            };
            return ImportRunner.Run(options, new Relay(progress), cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string FileName() => string.Create(
        CultureInfo.InvariantCulture, $"synth-{parameters.Seed}-{instrument.Id.Symbol}-{parameters.Period}.csv");

    private void Write(string file, Action<string, long, long> progress, CancellationToken cancellation)
    {
        var bars = new SyntheticBars(instrument, parameters).ToEnd();
        bars = DefectSeed is { } seed ? new SyntheticDefects(seed).Plant(bars) : bars;
        using var writer = new StreamWriter(file) { NewLine = "\n" };
        writer.WriteLine("time,open,high,low,close,volume");
        var prices = instrument.PriceGrid;
        var rows = 0;
        foreach (var bar in bars)
        {
            writer.Write((bar.OpenTimeNs / 1_000_000).ToString(CultureInfo.InvariantCulture));
            writer.Write(',');
            writer.Write(prices.Format(bar.OpenTicks));
            writer.Write(',');
            writer.Write(prices.Format(bar.HighTicks));
            writer.Write(',');
            writer.Write(prices.Format(bar.LowTicks));
            writer.Write(',');
            writer.Write(prices.Format(bar.CloseTicks));
            writer.Write(',');
            writer.WriteLine(instrument.QuantityGrid.Format(bar.VolumeLots));
            if (++rows % 16_384 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress("making the market", bar.OpenTimeNs - parameters.FromNs, parameters.ToNs - parameters.FromNs);
            }
        }
    }

    private sealed class Relay(Action<string, long, long> progress) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) =>
            progress("importing: " + value.Stage, value.BytesDone, value.BytesTotal);
    }
}
