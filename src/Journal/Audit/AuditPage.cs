using Plimsoll.Journal.Projections.Queries;

namespace Plimsoll.Journal.Audit;

/// <summary>Some rows of the audit log, and where the next ones begin.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">The cursor of the next page; null when there is nothing behind these rows yet.</param>
public sealed record AuditPage(ProjectionRows Rows, QueryCursor? Next);
