namespace Plimsoll.Data.Import;

/// <summary>Tells how far an import is, and stops it on request.</summary>
internal sealed class ImportTracker
{
    private readonly SourceFile source;
    private readonly IProgress<ImportProgress>? progress;
    private readonly CancellationToken cancellation;
    private string stage = "checking";

    public ImportTracker(SourceFile source, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        this.source = source;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /// <summary>Begins a stage.</summary>
    public void Begin(string name)
    {
        stage = name;
        Report(0);
    }

    /// <exception cref="OperationCanceledException">The import is to stop.</exception>
    public void Report(long rows)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new ImportProgress(stage, source.Position, source.Length, rows));
    }
}
