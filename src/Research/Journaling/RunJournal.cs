using Plimsoll.Journal.Format;
using Plimsoll.Journal.Recording;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Journaling;

/// <summary>Writes one run down, so that it can be replayed without its data.</summary>
internal sealed class RunJournal : IDisposable
{
    private readonly JournalTarget target;
    private JournalWriter? writer;

    public RunJournal(JournalTarget target) => this.target = target;

    /// <summary>Stands between kernel and gateway; of use once the run has begun.</summary>
    public KernelRecorder? Recorder { get; private set; }

    /// <summary>Opens the journal and gives what the kernel is to be wired with instead of its gateway.</summary>
    /// <exception cref="JournalException">The folder holds a journal already, or the run has no written
    /// form.</exception>
    public KernelRecorder Begin(
        KernelConfiguration configuration, string strategyName, string codeHash, IReadOnlyList<NamedText> parameters,
        IOrderGateway gateway)
    {
        var description = RunDescriptionWriter.Write(new RunDescription
        {
            Configuration = configuration,
            HasDecisions = true,
            StrategyReference = target.StrategyReference,
            StrategyName = strategyName,
            CodeHash = codeHash,
            Parameters = parameters,
        });
        if (Directory.Exists(target.Folder) && Directory.EnumerateFiles(target.Folder, "*.journal*").Any())
        {
            throw new JournalException(
                JournalProblem.Misuse, $"{target.Folder}: it holds a journal already: name another folder");
        }

        writer = JournalWriter.Open(target.Folder, new JournalOptions
        {
            Durability = target.Durability,
            ReserveBytes = 0,
            CompressesClosed = target.IsCompressed,
            Build = target.Build,
            Configuration = description,
        });
        Recorder = new KernelRecorder(writer, gateway);
        return Recorder;
    }

    /// <summary>Writes down how the run ended.</summary>
    /// <exception cref="IOException">The journal could not be written.</exception>
    public void Finish(TradingKernel kernel, StrategyFailedException? failure)
    {
        if (failure is not null)
        {
            Recorder?.RecordFailure(failure);
        }

        Recorder?.RecordState(kernel);
        writer?.Dispose();
        if (writer is { Health: JournalHealth.Failed or JournalHealth.DiskFull })
        {
            throw new IOException($"the journal in {target.Folder} is not complete: {writer.Trouble}");
        }
    }

    public void Dispose() => writer?.Dispose();
}
