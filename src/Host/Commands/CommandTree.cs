using System.CommandLine;

namespace Plimsoll.Host.Commands;

/// <summary>All commands and the options that every command has.</summary>
internal sealed class CommandTree
{
    public CommandTree()
    {
        Root = new RootCommand("Plimsoll: one deterministic engine from market data to a report you can trust.");
        Root.Options.Clear();
        Root.Directives.Clear();
        Root.Options.Add(Help);
        Root.Options.Add(Version);
        Root.Options.Add(Json);
        Root.Options.Add(Debug);
        Root.Subcommands.Add(new DemoCommand());
        Root.Subcommands.Add(new BacktestCommand());
        Root.Subcommands.Add(new CampaignCommand());
        Root.Subcommands.Add(new GroupCommand(
            "data",
            "Import, list, check, show, export and make market data.",
            new DataImportCommand(),
            new DataListCommand(),
            new DataCheckCommand(),
            new DataShowCommand(),
            new DataExportCommand(),
            new DataSynthCommand()));
        Root.Subcommands.Add(new ReplayCommand());
        Root.Subcommands.Add(new ExplainCommand());
        Root.Subcommands.Add(new GroupCommand(
            "journal",
            "Check, show and count the records of a journal.",
            new JournalVerifyCommand(),
            new JournalCatCommand(),
            new JournalLinesCommand(),
            new JournalStatsCommand()));
        Root.Subcommands.Add(new GroupCommand(
            "ledger",
            "The books of a recorded run: double entry, tax lots, comparison with a venue's statement.",
            new LedgerShowCommand(),
            new LedgerLotsCommand(),
            new LedgerStatementCommand(),
            new LedgerReconcileCommand()));
        Root.Subcommands.Add(new ProjectCommand());
        Root.Subcommands.Add(new QueryCommand());
        Root.Subcommands.Add(new GroupCommand(
            "audit",
            "What happened and who did it: ask, export, prove.",
            new AuditQueryCommand(),
            new AuditExportCommand(),
            new AuditVerifyCommand(),
            new AuditRetainCommand()));
        Root.Subcommands.Add(new GroupCommand(
            "db", "Look after the database of a projection.", new DatabaseMigrateCommand()));
        Root.Subcommands.Add(new GroupCommand("maker", "Judge market making before it starts.",
            new MakerBarsCommand()));
        Root.Subcommands.Add(new GroupCommand(
            "paper",
            "Paper trading: long runs, its pairs, and what an order would come to.",
            new PaperRunCommand(),
            new PaperStatusCommand(),
            new PaperDrillCommand(),
            new PaperPairsCommand(),
            new PaperOrderCommand(),
            new PaperCostCommand()));
        AddSafety();
        Root.Subcommands.Add(new StrategiesCommand());
        Root.Subcommands.Add(new DoctorCommand());
        Root.Subcommands.Add(new GroupCommand(
            "bench", "Measure this machine.", new BenchKernelCommand(), new BenchBookCommand(),
            new BenchJournalCommand(), new BenchRecoveryCommand(), new BenchProjectCommand(),
            new BenchRiskCommand()));
        Root.Subcommands.Add(new CompletionCommand(Root));
    }

    public RootCommand Root { get; }

    public Option<bool> Help { get; } =
        new("--help", "-h", "-?") { Description = "Show what the command does, its options and examples.",
            Recursive = true };

    public Option<bool> Version { get; } = new("--version") { Description = "Print the version." };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Write one JSON document to standard output; lines for people go to standard error.",
        Recursive = true,
    };

    public Option<bool> Debug { get; } =
        new("--debug") { Description = "After an error print where in the program it arose.", Recursive = true };

    /// <summary>What decides how far capital may move.</summary>
    private void AddSafety()
    {
        Root.Subcommands.Add(OperatorCommand.Kill());
        Root.Subcommands.Add(OperatorCommand.Pause());
        Root.Subcommands.Add(OperatorCommand.Resume());
        Root.Subcommands.Add(OperatorCommand.Flatten());
        Root.Subcommands.Add(OperatorCommand.Reset());
        Root.Subcommands.Add(new GroupCommand(
            "authorize",
            "What a strategy may do, by evidence: put it on record, grant, revoke, explain.",
            new AuthorizeKeyCommand(),
            new AuthorizeEvidenceCommand(),
            new AuthorizeGrantCommand(),
            new AuthorizeRevokeCommand(),
            new AuthorizeBypassCommand(),
            new AuthorizeStatusCommand(),
            new AuthorizeExplainCommand(),
            new AuthorizeCompareCommand(),
            new AuthorizePolicyCommand(),
            new AuthorizeTokenCommand()));
        Root.Subcommands.Add(new GuardCommand());
        Root.Subcommands.Add(new LimitsCommand());
        Root.Subcommands.Add(new GroupCommand(
            "ladder",
            "The capital ladder: larger positions only after smaller ones went well.",
            new LadderRunCommand(),
            new LadderStatusCommand()));
    }
}
