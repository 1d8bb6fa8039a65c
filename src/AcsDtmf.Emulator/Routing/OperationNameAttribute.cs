using System;

namespace AcsDtmf.Emulator.Routing;

/// <summary>Marks a text that names an operation. A request can use the name of the operation or one of its aliases.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OperationNameAttribute : Attribute;
