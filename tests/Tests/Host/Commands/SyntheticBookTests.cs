using Plimsoll.Data.Store;
using Plimsoll.Host.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Simulation.Worlds;

namespace Plimsoll.Tests.Host.Commands;

public sealed class SyntheticBookTests : IDisposable
{
    private const long StartNs = 1_704_067_200_000_000_000;
    private const long EndNs = StartNs + 120_000_000_000;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plimsoll-synth-book-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(WorldFeed.ByLevel)]
    [InlineData(WorldFeed.ByOrder)]
    public void Run_World_CatalogHoldsEveryEvent(WorldFeed feed)
    {
        var parameters = WorldParameters.Calm with { Seed = 7 };
        var result = Make(parameters, feed).Run(folder.FullName, (_, _, _) => { }, CancellationToken.None);

        var events = Count(new BookWorldSource(default, parameters, StartNs, EndNs, feed));
        var written = result.Further.Prepend(result).ToList();
        Assert.Equal(events, written.Sum(series => series.RowsAdded));
        Assert.Equal(
            feed == WorldFeed.ByLevel ? [SeriesKind.Trades, SeriesKind.BookLevels, SeriesKind.Quotes]
                : [SeriesKind.BookOrders],
            written.Select(series => series.Key.Kind).Order());
        Assert.All(written, series => Assert.Equal("CALM.WORLD", series.Key.Instrument.ToString()));
        var stored = Catalog.Open(folder.FullName).List().Sum(series => series.Rows);
        Assert.Equal(events, stored);
    }

    [Fact]
    public void Run_Twice_GivesTheSameSeries()
    {
        var first = Make(WorldParameters.Toxic, WorldFeed.ByLevel);
        var one = first.Run(folder.FullName, (_, _, _) => { }, CancellationToken.None);
        var other = first.Run(folder.FullName, (_, _, _) => { }, CancellationToken.None);

        Assert.Equal(one.Manifest!.ContentHash, other.Manifest!.ContentHash);
    }

    [Fact]
    public void Run_CalledOff_LeavesTheCatalogEmpty()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => Make(WorldParameters.Calm, WorldFeed.ByLevel).Run(folder.FullName, (_, _, _) => { }, source.Token));
        Assert.Empty(Catalog.Open(folder.FullName).List());
    }

    private static SyntheticBook Make(WorldParameters parameters, WorldFeed feed) =>
        new(WorldInstrument.Of(parameters), parameters) { FromNs = StartNs, ToNs = EndNs, Feed = feed };

    private static long Count(BookWorldSource source)
    {
        var buffer = new Event[512];
        var total = 0L;
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            total += count;
        }

        return total;
    }
}
