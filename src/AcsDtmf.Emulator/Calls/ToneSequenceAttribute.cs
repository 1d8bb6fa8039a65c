using System;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Marks a list of tone names. A request can use every spelling that <see cref="Tones.TryParse"/> accepts.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ToneSequenceAttribute : Attribute;
