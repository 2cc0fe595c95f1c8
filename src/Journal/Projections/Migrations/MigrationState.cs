namespace Plimsoll.Journal.Projections.Migrations;

/// <summary>Where a step of the schema stands in a database.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">What it is about.</param>
/// <param name="IsApplied">Whether the database has it.</param>
/// <param name="Checksum">SHA-256 of its scripts, as this program has them.</param>
public sealed record MigrationState(int Version, string Name, bool IsApplied, string Checksum);
