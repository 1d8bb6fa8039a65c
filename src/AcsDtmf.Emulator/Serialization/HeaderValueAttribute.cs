using System;

namespace AcsDtmf.Emulator.Serialization;

/// <summary>Marks a text that becomes the value of a response header. The server cannot send every character in a header.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HeaderValueAttribute : Attribute;
