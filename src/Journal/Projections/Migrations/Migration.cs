namespace Plimsoll.Journal.Projections.Migrations;

/// <summary>One step of the schema.</summary>
/// <param name="Version">Its number, from 1, without gaps.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Up">The script that makes it.</param>
/// <param name="Down">The script that takes it back.</param>
/// <param name="Checksum">SHA-256 of both scripts, 64 lower-case hexadecimal digits.</param>
internal sealed record Migration(int Version, string Name, string Up, string Down, string Checksum);
