class Unformatted{int  value=1 ;}
