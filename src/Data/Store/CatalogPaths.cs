using Plimsoll.Model.Ids;

namespace Plimsoll.Data.Store;

/// <summary>Where everything lies inside a catalog (docs/data.md has the picture).</summary>
internal static class CatalogPaths
{
    public const string CatalogFile = "catalog.json";
    public const string ManifestFile = "manifest.json";
    public const string SkippedRowsFile = "skipped-rows.csv";
    public const string FactorsFile = "factors.csv";
    public const string SegmentPattern = "*.plim";

    private const string StagingFolder = ".staging";

    public static string Instrument(string catalog, InstrumentId id) => Path.Combine(catalog, id.ToString());

    public static string Series(string catalog, SeriesKey key) =>
        Path.Combine(Instrument(catalog, key.Instrument), key.Name);

    public static string Manifest(string catalog, SeriesKey key) => Path.Combine(Series(catalog, key), ManifestFile);

    /// <summary>Where an import builds its files; on the same disk, so that renaming them is atomic.</summary>
    public static string Staging(string catalog) => Path.Combine(catalog, StagingFolder);
}
