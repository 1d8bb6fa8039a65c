using System.Collections.Generic;

namespace AcsDtmf.Emulator.Administration;

/// <summary>The calls that were made up.</summary>
internal sealed record SeededCalls(IReadOnlyList<string> CallConnectionIds);
