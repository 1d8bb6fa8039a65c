using System;

namespace AcsDtmf.Emulator.Serialization;

/// <summary>Specifies the range of a number in JSON. A duration is a number in the unit that the name of the JSON field states.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedRangeAttribute(double minimum, double maximum) : Attribute
{
    public double Minimum => minimum;

    public double Maximum => maximum;
}
