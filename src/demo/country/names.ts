// Names as they are given in Colombia, put together by chance: whoever bears one of them is not meant.
const words = (text: string) => text.trim().split(/\s+/)

export const womenNames = words(`
  Adriana Alejandra Alba Amparo Ana Ángela Aura Beatriz Camila Carolina Catalina Cecilia Clara Claudia Constanza Daniela Diana Elena
  Elvira Emilia Esperanza Estefanía Eugenia Fernanda Gabriela Gloria Helena Inés Isabel Jimena Juliana Karen Laura Leidy Leonor Liliana
  Lina Lorena Lucía Luisa Luz Manuela Marcela María Mariana Marta Mónica Natalia Nubia Olga Paola Patricia Paula Pilar Rocío Rosa Sandra
  Sara Silvia Sofía Susana Tatiana Teresa Valentina Valeria Vanesa Verónica Viviana Ximena Yaneth Yolanda Zoraida`)

export const menNames = words(`
  Alberto Alejandro Alfonso Alonso Andrés Aníbal Antonio Arturo Camilo Carlos César Cristian Daniel Darío David Diego Edgar Edison Eduardo
  Efraín Emiliano Enrique Ernesto Esteban Fabio Federico Felipe Fernando Francisco Gabriel Germán Gonzalo Guillermo Gustavo Hernán Hugo
  Humberto Iván Jaime Javier Jesús Joaquín Jorge José Juan Julián Leonardo Libardo Luis Manuel Mario Martín Mateo Mauricio Miguel Nelson
  Nicolás Orlando Óscar Pablo Pedro Rafael Ramiro Raúl Ricardo Roberto Rodrigo Rubén Samuel Santiago Sebastián Sergio Simón Tomás Víctor`)

export const surnames = words(`
  Acevedo Acosta Agudelo Aguirre Alarcón Alzate Amaya Angarita Arango Arboleda Ardila Arias Aristizábal Arroyave Ballesteros Barragán
  Barrera Becerra Bedoya Beltrán Benavides Bermúdez Bernal Betancur Bohórquez Botero Buitrago Burbano Caballero Cadavid Caicedo Camacho
  Cano Cárdenas Cardona Carreño Carvajal Casallas Castañeda Castaño Castellanos Cepeda Cifuentes Colorado Córdoba Correa Cortés Cuéllar
  Daza Delgado Duarte Echeverri Escobar Espinel Estrada Fajardo Figueroa Flórez Fonseca Forero Franco Gaitán Galindo Gallego Gaona
  Garzón Gaviria Giraldo Grisales Guarín Guerrero Gutiérrez Henao Herrera Higuita Holguín Hoyos Hurtado Ibarra Isaza Jaimes Jaramillo
  Lasso Leguizamón Lizarazo Londoño Lozano Maldonado Manrique Marín Marulanda Medina Mejía Meneses Mesa Mina Molano Moncada Montaño
  Montoya Mora Mosquera Murillo Naranjo Narváez Niño Obando Ocampo Ochoa Orozco Ortega Ortiz Ospina Otálora Palacio Palomino Pardo Parra
  Patiño Pedraza Peña Perdomo Pineda Pinzón Plazas Posada Prada Puentes Pulido Quiñones Quintana Quintero Ramírez Rangel Restrepo Ríos
  Roa Robledo Rojas Romero Rosero Rueda Saavedra Salamanca Salazar Saldarriaga Salgado Sánchez Sarmiento Segura Serna Serrano Sierra
  Solarte Soto Suárez Tamayo Tapias Téllez Toro Tovar Trujillo Urrego Valbuena Valderrama Valencia Vallejo Vanegas Vargas Velandia
  Velásquez Vélez Vergara Villa Villamil Villegas Yepes Zabala Zambrano Zapata Zárate Zuluaga`)
