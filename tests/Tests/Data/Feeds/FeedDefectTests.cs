using Plimsoll.Data;
using Plimsoll.Data.Import;
using Plimsoll.Data.Quality;
using Plimsoll.Data.Store;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Feeds;

/// <summary>Feeds with faults: each is a clear error, or a finding, and nothing is ever half imported.</summary>
public sealed class FeedDefectTests : IDisposable
{
    private static readonly InstrumentId Coin = InstrumentId.Parse("COINUSDT.BINANCE");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_UpdateMissing_BookIsInvalidToTheNextSnapshotAndTheGapIsFound()
    {
        var text = FeedText.Spot(10).Remove(line => line.Contains("\"U\":107", StringComparison.Ordinal));
        text.Snapshot(20, 130).Depth(21, 131, 135, "[\"99.90\",\"3\"]", "");
        var result = Import(text);

        Assert.Contains(result.Notes, note => note.StartsWith("1 gaps in the update", StringComparison.Ordinal));
        var events = Feeds.Book(folder, Coin);
        var gap = Assert.Single(events, item => (item.BookLevel.Flags & BookFlags.Gap) != 0);
        Assert.Equal((EventKind.BookClear, 109L), (gap.Kind, gap.BookLevel.Sequence));
        var book = new OrderBook();
        var valid = new List<bool>();
        foreach (var item in events)
        {
            Feeds.Apply(book, item);
            if (item.BookLevel.IsLast)
            {
                valid.Add(book.IsValid);
            }
        }

        // The snapshot, three updates, the gap, the new snapshot, one update.
        Assert.Equal([true, true, true, true, false, true, true], valid);
        Assert.Equal(3, book.LotsAt(OrderSide.Buy, 9_990));
        var finding = Assert.Single(Check(events), one => one.Kind == FindingKind.Gap);
        Assert.Equal((2.0, FindingSeverity.High), (finding.Value, finding.Severity));
    }

    [Fact]
    public void Run_FuturesChainBroken_IsAGap()
    {
        var text = FeedText.Futures(6).Remove(line => line.Contains("\"pu\":130", StringComparison.Ordinal));
        Import(text, ImportKind.BinanceFuturesFeed);

        var events = Feeds.Book(folder, Coin);
        Assert.Equal(
            (BookFlags.Gap | BookFlags.Last, 151L), (events[^1].BookLevel.Flags, events[^1].BookLevel.Sequence));
        Assert.Equal(20.0, Assert.Single(Check(events), one => one.Kind == FindingKind.Gap).Value);
        Assert.Equal(
            2, events.Count(item => item.BookLevel.IsLast && item.BookLevel.Flags == BookFlags.Last));
    }

    [Fact]
    public void Run_UpdatesTwice_AreLeftOutAndFound()
    {
        var clean = FeedText.Spot(10);
        Import(clean);
        var expected = Feeds.Book(folder, Coin);
        using var other = new TemporaryFolder();
        var result = Import(clean.Insert(8, clean.Lines[7]).Insert(5, clean.Lines[4]), target: other);

        Assert.Equal(expected, Feeds.Book(other, Coin));
        var findings = result.Manifest!.Sources[0].Findings;
        Assert.Equal([FindingKind.Duplicate], findings.Select(finding => finding.Kind).Distinct());
        Assert.Contains(findings, finding => finding.Row == 6);
    }

    [Fact]
    public void Run_UpdatesOutOfOrder_AreAGap()
    {
        Import(FeedText.Spot(10).Swap(4, 7));

        Assert.Contains(Check(Feeds.Book(folder, Coin)), finding => finding.Kind == FindingKind.Gap);
    }

    [Fact]
    public void Run_TradesOutOfOrder_NamesLineAndNumber() => Refused(
        FeedText.Spot(10).Swap(6, 9), DataErrorKind.TimeOrder,
        "feed.txt:10: field 't': value '501': expected a number above 502");

    [Fact]
    public void Run_LineCutOff_NamesIt()
    {
        var text = FeedText.Spot(4);
        var cut = text.Text()[..^40];

        Refused(cut, DataErrorKind.Truncated, "feed.txt:13: line '{\"stream\":\"coinusdt@x\"");
        Refused(
            text.Replace(4, "]],\"a\"", "]],\"").Text(), DataErrorKind.Truncated,
            "feed.txt:5: line '{\"stream\":");
    }

    [Fact]
    public void Run_GzipCutOff_SaysSo()
    {
        var bytes = FeedText.Gzip(FeedText.Spot(2_000).Text());
        var path = folder.Write("feed.gz", bytes[..(bytes.Length / 2)]);

        var error = Assert.Throws<DataError>(() => Run(path, ImportKind.BinanceSpotFeed, folder));
        Assert.Equal(DataErrorKind.Truncated, error.Kind);
        Assert.Empty(Catalog.Open(folder.Catalog).List());
    }

    [Theory]
    [InlineData("\"99.90\",\"1\"", "\"0.00\",\"1\"", "field 'b': value '0': expected a price above zero")]
    [InlineData("\"99.90\",\"1\"", "\"99.905\",\"1\"", "field 'b': value '99.905': expected a price above zero")]
    [InlineData("\"99.90\",\"1\"", "\"99999999999999999\",\"1\"", "field 'b': value '99999999999999999': expected")]
    [InlineData("\"99.90\",\"1\"", "\"9e99\",\"1\"", "field 'b': value '9e99': expected a decimal number")]
    [InlineData("\"99.90\",\"1\"", "\"99.90\",\"-1\"", "field 'b': value '-1': expected a quantity of zero or more")]
    [InlineData("\"99.90\",\"1\"", "\"99.90\",\"x\"", "field 'b': value 'x': expected a decimal number")]
    [InlineData("COINUSDT", "EVILUSDT", "field 's': value 'EVILUSDT': expected COINUSDT")]
    [InlineData("\"U\":101", "\"U\":-1", "field 'U': value '-1': expected a whole number")]
    [InlineData("\"U\":101", "\"U\":103", "field 'u': value '102': expected a number not below the first one")]
    [InlineData("\"E\":1700000000000", "\"E\":17000", "field 'E': value '17000': expected milliseconds since 1970")]
    public void Run_BadValueInUpdate_NamesLineFieldAndValue(string old, string next, string message) => Refused(
        FeedText.Spot(5).Insert(0, FeedText.Spot(1).Lines[3]).Replace(2, old, next), null, "feed.txt:3: " + message);

    [Theory]
    [InlineData("no time {}")]
    [InlineData("12 {}")]
    [InlineData("1700000000005000000")]
    [InlineData("1700000000005000000 []")]
    [InlineData("1700000000005000000 {\"e\":1}")]
    [InlineData("1700000000005000000 {} {}")]
    public void Run_LineOfAnotherShape_NamesIt(string line) =>
        Refused(FeedText.Spot(3).Insert(2, line), null, "feed.txt:3: line '");

    [Fact]
    public void Run_SnapshotCrossed_IsRefused() => Refused(
        new FeedText().Snapshot(0, 100, "[\"100.05\",\"5\"]"), DataErrorKind.BadValue,
        "feed.txt:1: field 'bids': value '10005': expected the highest bid");

    [Fact]
    public void Run_NoSnapshotOrOneTooOld_SaysWhatToDo()
    {
        Refused(
            FeedText.Spot(3).Remove(line => line.Contains("lastUpdateId", StringComparison.Ordinal)),
            DataErrorKind.NoRows, "feed.txt: 3 depth updates but no snapshot of the book");
        var late = FeedText.Spot(3).Remove(line => line.Contains("lastUpdateId", StringComparison.Ordinal));
        Refused(
            late.Snapshot(4, 90), DataErrorKind.NoRows,
            "feed.txt:10: field 'lastUpdateId': value '90': expected 100 or above, the update of line 1");
    }

    [Fact]
    public void Run_SnapshotAfterTheFirstUpdates_OldOnesAreLeftOut()
    {
        var text = FeedText.Spot(6).Remove(line => line.Contains("lastUpdateId", StringComparison.Ordinal));
        var result = Import(text.Snapshot(6, 104));

        Assert.Contains(result.Notes, note => note.StartsWith("2 depth updates were older", StringComparison.Ordinal));
        var events = Feeds.Book(folder, Coin);
        Assert.Equal(EventKind.BookClear, events[0].Kind);
        Assert.Equal([106L, 108, 110, 112], events.Skip(5).Select(item => item.BookLevel.Sequence));

        // The snapshot takes its place in time before the first update that follows it.
        Assert.Equal((FeedText.StartMs + 200) * 1_000_000, events[0].TimeNs);
        Assert.Equal(5_000_000u, events[0].BookLevel.RecordedLatencyNs);
    }

    [Fact]
    public void Run_BidAboveTheAsk_IsFoundByTheCheck()
    {
        Import(FeedText.Spot(5).Depth(9, 111, 112, "[\"5000.00\",\"1\"]", ""));

        var finding = Assert.Single(Check(Feeds.Book(folder, Coin)), one => one.Kind == FindingKind.CrossedQuote);
        Assert.Equal((500_000.0 - 10_001, FindingSeverity.High), (finding.Value, finding.Severity));
    }

    [Fact]
    public void Run_SkipBadRows_LeavesThemOutAndListsThem()
    {
        var text = FeedText.Spot(5).Replace(3, "\"100.01\"", "\"abc\"").Insert(2, "rubbish");
        var options = Options(folder.Write("feed.txt", text.Text()), ImportKind.BinanceSpotFeed, folder);
        var result = ImportRunner.Run(
            options with { SkipBadRows = true }, null, TestContext.Current.CancellationToken);

        Assert.Equal(2, result.RowsSkipped);
        Assert.Equal(4, result.Further[0].RowsAdded);
        var list = File.ReadAllLines(Path.Combine(folder.Catalog, "COINUSDT.BINANCE", "book", "skipped-rows.csv"));
        Assert.StartsWith("feed.txt,3,,rubbish,", list[1], StringComparison.Ordinal);
        Assert.StartsWith("feed.txt,5,p,abc,", list[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NextRecording_IsAppendedAndAnOverlappingOneRefused()
    {
        Import(FeedText.Spot(5));
        var later = FeedText.Spot(12).Text().Replace("17000000", "17000001", StringComparison.Ordinal)
            .Replace("\"t\":5", "\"t\":9", StringComparison.Ordinal);
        Run(folder.Write("later.txt", later), ImportKind.BinanceSpotFeed, folder);
        var before = TemporaryFolder.Fingerprint(folder.Catalog);
        var overlapping = folder.Write("other.txt", FeedText.Spot(4).Text());

        var error = Assert.Throws<DataError>(() => Run(overlapping, ImportKind.BinanceSpotFeed, folder));
        Assert.Equal(DataErrorKind.Conflict, error.Kind);
        Assert.Contains("lies inside another recording that COINUSDT.BINANCE", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.Fingerprint(folder.Catalog));
        Assert.Equal(22 + 5, Feeds.Book(folder, Coin).Count);
        Assert.Equal(2, Catalog.Open(folder.Catalog).Find(Coin, SeriesKind.BookLevels)!.Sources.Count);
    }

    [Fact]
    public void Run_InterruptedBetweenTwoSeries_IsMadeWholeByRunningAgain()
    {
        Import(FeedText.Spot(5));
        var whole = TemporaryFolder.Fingerprint(folder.Catalog);
        Directory.Delete(Path.Combine(folder.Catalog, "COINUSDT.BINANCE", "book"), recursive: true);
        var again = Import(FeedText.Spot(5));

        Assert.Equal(10, again.RowsAdded);
        Assert.All(again.Further, further => Assert.True(further.IsAlreadyImported));
        Assert.Equal(whole, TemporaryFolder.Fingerprint(folder.Catalog));
    }

    [Fact]
    public void Run_OneUpdateOfTheCapturedFeedMissing_LosesTheBookToTheEnd()
    {
        var path = ReferenceData.Require(Feeds.SpotFile);
        using var reader = new StreamReader(new System.IO.Compression.GZipStream(
            File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress));
        var lines = reader.ReadToEnd().Split('\n').ToList();
        var at = lines.FindIndex(20_000, line => line.Contains("\"U\":", StringComparison.Ordinal));
        lines.RemoveAt(at);
        var options = Feeds.Options(
            folder, folder.Write("cut.txt", string.Join('\n', lines)), ImportKind.BinanceSpotFeed);
        ImportRunner.Run(options, null, TestContext.Current.CancellationToken);

        var events = Feeds.Book(folder, Feeds.Spot);
        Assert.Equal(BookFlags.Gap | BookFlags.Last, events[^1].BookLevel.Flags);
        Assert.Single(Check(events), finding => finding.Kind == FindingKind.Gap);
        Assert.Equal(28_040, Feeds.Quotes(folder, Feeds.Spot).Count);
    }

    private static List<QualityFinding> Check(List<Event> events)
    {
        var collector = new FindingCollector(100);
        var monitor = new BookQualityMonitor();
        foreach (var item in events)
        {
            monitor.Observe(item, collector);
        }

        return [.. collector.InOrder()];
    }

    private static ImportOptions Options(string path, ImportKind kind, TemporaryFolder target) => new()
    {
        CatalogFolder = target.Catalog,
        File = path,
        Kind = kind,
        Instrument = Coin,
        Tick = DecimalGrid.Parse("0.01"),
        Lot = DecimalGrid.Parse("1"),
    };

    private static ImportResult Run(string path, ImportKind kind, TemporaryFolder target) =>
        ImportRunner.Run(Options(path, kind, target), null, TestContext.Current.CancellationToken);

    private ImportResult Import(
        FeedText text, ImportKind kind = ImportKind.BinanceSpotFeed, TemporaryFolder? target = null) =>
        Run(folder.Write("feed.txt", text.Text()), kind, target ?? folder);

    private void Refused(FeedText text, DataErrorKind? kind, string message) => Refused(text.Text(), kind, message);

    private void Refused(string text, DataErrorKind? kind, string message)
    {
        var path = folder.Write("feed.txt", text);
        var error = Assert.Throws<DataError>(() => Run(path, ImportKind.BinanceSpotFeed, folder));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(kind ?? error.Kind, error.Kind);
        Assert.Empty(Catalog.Open(folder.Catalog).List());
    }
}
