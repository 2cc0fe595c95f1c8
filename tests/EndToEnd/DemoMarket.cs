namespace Plimsoll.Tests.EndToEnd;

/// <summary>A catalog with a small made market: one-minute bars of DEMO.SYNTH, 2024-01-01 to 2024-01-15.</summary>
public sealed class DemoMarket : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plimsoll-market-");

    public DemoMarket(PlimsollProgram program) =>
        program.Run(
            folder.FullName, "data", "synth", "--instrument", "DEMO.SYNTH", "--to", "2024-01-15", "--catalog", Catalog)
            .Expect(0);

    public string Catalog => Path.Combine(folder.FullName, "catalog");

    public void Dispose() => folder.Delete(recursive: true);
}
